using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Sessions;

namespace SpaceAdmin.Tests.Core;

public sealed class SessionCommandTests : IDisposable
{
    private readonly Space _space = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    private SessionCommands Commands => new(_space.UnitOfWork);

    private SessionQueries Queries => new(_space, _space, _space.Clock);

    public void Dispose() => _space.Dispose();

    [Fact]
    public async Task EndAsync_OfAnotherBrowser_EndsItAndTellsItsPages()
    {
        var (user, _, other) = await SignInAsync();
        var told = new TaskCompletionSource();
        using var subscription = _space.Feed.Subscribe(Topics.User(user.Id), () => { told.TrySetResult(); return Task.CompletedTask; });

        var result = await Commands.EndAsync(other.Id, _ct);

        Assert.True(result.Succeeded);
        Assert.Equal([_space.Actor.SessionId!], await IdsAsync(user));
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), _ct);
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal(
            (AuditKinds.Account, AuditActions.EndSession, user.Email, "Firefox on Windows, 10.0.0.2", _space.Ours.Id),
            (entry.Kind, entry.Action, entry.Subject, entry.Detail, entry.ResellerId));
    }

    [Fact]
    public async Task EndAsync_OfSomebodyElse_FindsNothing()
    {
        await SignInAsync();
        var stranger = await _space.AddUserAsync("Karl", _space.Ours);
        var theirs = await AddSessionAsync(stranger);

        var result = await Commands.EndAsync(theirs.Id, _ct);

        Assert.IsType<Failure.NotFound>(result.Failure);
        Assert.Equal([theirs.Id], await IdsAsync(stranger));
        Assert.Empty(await _space.AuditAsync());
    }

    [Fact]
    public async Task EndOthersAsync_KeepsThisOneAndRenewsTheStamp()
    {
        var (user, here, _) = await SignInAsync();
        var stranger = await _space.AddUserAsync("Karl", _space.Ours);
        var theirs = await AddSessionAsync(stranger);
        await AddSessionAsync(user);

        var result = await Commands.EndOthersAsync(_ct);

        Assert.Equal(2, result.Value);
        Assert.Equal([here.Id], await IdsAsync(user));
        Assert.Equal([theirs.Id], await IdsAsync(stranger));
        await using var db = _space.CreateDbContext();
        var stored = await db.Users.SingleAsync(row => row.Id == user.Id, _ct);
        Assert.NotEqual(user.SecurityStamp, stored.SecurityStamp);
        Assert.NotEqual(user.ConcurrencyStamp, stored.ConcurrencyStamp);
        Assert.Equal("Everywhere else: 2", Assert.Single(await _space.AuditAsync()).Detail);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Commands_OfSomebodyElse_AreForbidden(bool onBehalf)
    {
        var (user, _, other) = await SignInAsync();
        _space.Actor = onBehalf ? _space.Actor with { OnBehalfOf = "anna" } : _space.Actor with { SessionId = null };

        Assert.IsType<Failure.Forbidden>((await Commands.EndAsync(other.Id, _ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await Commands.EndOthersAsync(_ct)).Failure);

        Assert.Equal(2, (await IdsAsync(user)).Count);
        Assert.Empty(await _space.AuditAsync());
    }

    [Fact]
    public async Task ListMineAsync_OfSeveral_HasThisFirstThenTheLastUsedAndNoneThatIsOver()
    {
        var (user, here, first) = await SignInAsync();
        await AddSessionAsync(await _space.AddUserAsync("Karl", _space.Ours));
        _space.Clock.Advance(Session.IdleLimit);
        var newest = await AddSessionAsync(user);

        var listed = await Queries.ListMineAsync(_ct);
        _space.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await Queries.ListMineAsync(_ct);

        Assert.Equal([(here.Id, true), (newest.Id, false), (first.Id, false)], listed.Select(session => (session.Id, session.IsThis)));
        Assert.Equal([newest.Id], later.Select(session => session.Id));
    }

    [Fact]
    public async Task FindAsync_OfASession_SaysWhichItIs()
    {
        var (user, here, _) = await SignInAsync();

        var actor = await new ActorReader(_space, _space.Clock).FindAsync(user.Id, here.Id, _ct);

        Assert.Equal((here.Id, here.Address), (actor!.SessionId, actor.Address));
    }

    /// <summary>Rosa, who acts in one browser and is signed in in another.</summary>
    private async Task<(User User, Session Here, Session Other)> SignInAsync()
    {
        var user = await _space.AddUserAsync("Rosa", _space.Ours);
        var here = await AddSessionAsync(user, "Chrome on Linux", "10.0.0.1");
        var other = await AddSessionAsync(user, "Firefox on Windows", "10.0.0.2");
        _space.Actor = _space.Actor with { UserId = user.Id, SessionId = here.Id };
        return (user, here, other);
    }

    private async Task<Session> AddSessionAsync(User user, string device = "Safari on iPhone", string? address = null)
    {
        await using var db = _space.CreateDbContext();
        var session = db.Sessions.Add(new Session(user.Id, secondFactor: false, device, address, _space.Clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(_ct);
        return session;
    }

    private async Task<List<string>> IdsAsync(User user)
    {
        await using var db = _space.CreateDbContext();
        return await db.Sessions.Where(session => session.UserId == user.Id).Select(session => session.Id).ToListAsync(_ct);
    }
}
