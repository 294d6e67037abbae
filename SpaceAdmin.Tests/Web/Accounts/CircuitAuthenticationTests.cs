using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

public sealed class CircuitAuthenticationTests(SpaceApp app) : IClassFixture<SpaceApp>
{
    [Fact]
    public async Task Change_OfAUserWhoseSessionIsOver_SignsOutACircuitButNotTheRequestThatMadeIt()
    {
        var feed = app.Services.GetRequiredService<ChangeFeed>();
        using var request = SignedIn(feed);
        using var circuit = SignedIn(feed);
        var signedOut = new TaskCompletionSource<AuthenticationState>();
        circuit.AuthenticationStateChanged += async state => signedOut.TrySetResult(await state);
        circuit.BeginToFollow();

        feed.Publish(Topics.User(4711));

        var state = await signedOut.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.False(state.User.Identity!.IsAuthenticated);
        Assert.True((await request.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
    }

    /// <summary>Somebody whose cookie says so, and whose session is in no table.</summary>
    private CircuitAuthentication SignedIn(ChangeFeed feed)
    {
        var authentication = new CircuitAuthentication(feed, app.Services.GetRequiredService<IServiceScopeFactory>());
        authentication.SetAuthenticationState(Task.FromResult(new AuthenticationState(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "4711")], "cookie")))));
        return authentication;
    }
}
