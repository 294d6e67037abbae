using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// Who is signed in on an open page, and no longer than that is true: when the feed tells of a change of the user, its
/// claims are made anew, or it is nobody any more. No page asks by itself: nothing runs while nothing changes.
/// </summary>
internal sealed class CircuitAuthentication : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly AuthenticationState s_nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly ChangeFeed _feed;
    private readonly IServiceScopeFactory _scopes;
    private IDisposable? _subscription;
    private int? _userId;

    public CircuitAuthentication(ChangeFeed feed, IServiceScopeFactory scopes)
    {
        _feed = feed;
        _scopes = scopes;
    }

    /// <summary>
    /// For a circuit. A static page is drawn once for the user of its request: what that request itself changes must not
    /// sign it out before it is sent.
    /// </summary>
    public void BeginToFollow()
    {
        AuthenticationStateChanged += Follow;
        Follow(GetAuthenticationStateAsync());
    }

    public void Dispose()
    {
        AuthenticationStateChanged -= Follow;
        _subscription?.Dispose();
    }

    private async void Follow(Task<AuthenticationState> state)
    {
        var id = (await state).User.UserId;
        if (id != _userId)
        {
            _subscription?.Dispose();
            _userId = id;
            _subscription = id is { } user ? _feed.Subscribe(Topics.User(user), RefreshAsync) : null;
        }
    }

    private async Task RefreshAsync()
    {
        var principal = (await GetAuthenticationStateAsync()).User;

        // A scope of its own: the circuit's would keep the user that it read first.
        await using var scope = _scopes.CreateAsyncScope();
        var renewed = await scope.ServiceProvider.GetRequiredService<SessionPrincipal>().RenewAsync(principal, CancellationToken.None);
        SetAuthenticationState(Task.FromResult(renewed is null ? s_nobody : new AuthenticationState(renewed)));
    }
}
