using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

/// <summary>What is used goes on, and what nobody uses ends: also on pages that stay open.</summary>
public sealed class IdleSessionTests : IDisposable
{
    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(1);

    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Sessions Sessions => new(_space, _space.Writer, _space.Clock, _space.Feed);

    public void Dispose() => _space.Dispose();

    [Fact]
    public async Task Session_InUse_OutlivesTheLimit()
    {
        var (user, session) = await BeginAsync("Rosa");
        for (var i = 0; i < 4; i++)
        {
            _space.Clock.Advance(Session.IdleLimit - s_moment);
            await Sessions.UseAsync(Principal(user, session), address: null, Ct);
        }

        Assert.NotNull(await ActorAsync(user, session));
    }

    [Fact]
    public async Task Session_NotUsedForTooLong_IsNotRevivedAndItsPagesAreTold()
    {
        var (user, session) = await BeginAsync("Rosa");
        using var told = new Told(_space.Feed, user);
        _space.Clock.Advance(Session.IdleLimit + s_moment);

        await Sessions.UseAsync(Principal(user, session), "192.0.2.7", Ct);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        Assert.Null(await ActorAsync(user, session));
    }

    [Fact]
    public async Task SignIn_OfSomebody_ClearsAwayWhatNobodyUsedAndTellsItsPages()
    {
        var (idle, _) = await BeginAsync("Rosa");
        using var told = new Told(_space.Feed, idle);
        _space.Clock.Advance(Session.IdleLimit + s_moment);

        var (_, session) = await BeginAsync("Karl");

        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        await using var db = _space.CreateDbContext();
        Assert.Equal([session], await db.Sessions.Select(row => row.Id).ToListAsync(Ct));
    }

    [Fact]
    public async Task Page_ThatReadsAfterItsSessionEndedByItself_IsTold()
    {
        var (user, session) = await BeginAsync("Rosa");
        using var told = new Told(_space.Feed, user);
        var page = new CircuitActor(new Fixed(Principal(user, session)), new ActorReader(_space, _space.Clock), _space.Feed);
        Assert.Equal(session, (await page.GetAsync(Ct)).SessionId);
        Assert.False(told.Task.IsCompleted);
        _space.Clock.Advance(Session.IdleLimit + s_moment);

        var actor = await page.GetAsync(Ct);

        Assert.Empty(actor.Granted);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
    }

    private async Task<(User User, string Session)> BeginAsync(string name)
    {
        var user = await _space.AddUserAsync(name, _space.Ours, null, BuiltInRoles.Reseller);
        return (user, await Sessions.BeginAsync(user, secondFactor: false, userAgent: null, "192.0.2.7", Ct));
    }

    private Task<Actor?> ActorAsync(User user, string session) => new ActorReader(_space, _space.Clock).FindAsync(user.Id, session, Ct);

    private static ClaimsPrincipal Principal(User user, string session) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{user.Id}"), new Claim(SpaceClaims.Session, session)], "cookie"));

    private sealed class Fixed(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }

    /// <summary>An open page of somebody, that waits to hear of a change.</summary>
    private sealed class Told : IDisposable
    {
        private readonly TaskCompletionSource _heard = new();
        private readonly IDisposable _subscription;

        public Told(ChangeFeed feed, User user) => _subscription = feed.Subscribe(Topics.User(user.Id), () =>
        {
            _heard.TrySetResult();
            return Task.CompletedTask;
        });

        public Task Task => _heard.Task;

        public void Dispose() => _subscription.Dispose();
    }
}
