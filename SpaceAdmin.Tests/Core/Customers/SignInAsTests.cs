using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Tests.Core;

/// <summary>Acting as a customer: by whom, for whom, and what the log says of it.</summary>
public sealed class SignInAsTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ActorReader Reader => new(_space, _space.Clock);

    [Fact]
    public async Task BeginAsync_AsAnOwnCustomer_ActsAsItUnderBothNames()
    {
        var (rosa, session) = await AddRosaAsync();

        var begun = await Commands(rosa, session).BeginAsync(session, _space.Anna.Id, Ct);

        Assert.Equal(_space.Anna.Id, begun.Value);
        var actor = await Reader.FindAsync(rosa.Id, session, Ct);
        Assert.Equal(
            (rosa.Id, "Rosa", Scope.Customer, _space.Ours.Id, _space.Anna.Id, "anna"),
            (actor!.UserId, actor.Name, actor.Scope, actor.ResellerId, actor.CustomerId, actor.OnBehalfOf));
        Assert.True(actor.Can(Permissions.MyServicesSee));
        Assert.All(Permissions.InPersonOnly, permission => Assert.False(actor.Can(permission)));
        Assert.All(Permissions.Of(Scope.Reseller), permission => Assert.False(actor.Can(permission)));
        Assert.Equal([(AuditActions.SignInAs, "Rosa", null, "anna", _space.Ours.Id)], await AuditAsync());
    }

    [Fact]
    public async Task ActsAs_ACustomer_SeesItsServicesAndNoOthers()
    {
        var own = await _space.AddServiceAsync("own");
        await _space.AddServiceAsync("bert's", customer: _space.Bert);
        var (rosa, session) = await AddRosaAsync();
        await Commands(rosa, session).BeginAsync(session, _space.Anna.Id, Ct);
        _space.Actor = (await Reader.FindAsync(rosa.Id, session, Ct))!;

        Assert.Equal([own.Id], (await _space.MyQueries.ListAsync(Ct)).Select(service => service.Number));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.AuditQueries.NewestAsync(10, Ct));
    }

    [Fact]
    public async Task LeaveAsync_FromBehindACustomer_IsItselfAgainAndIsWrittenUnderBothNames()
    {
        var (rosa, session) = await AddRosaAsync();
        await Commands(rosa, session).BeginAsync(session, _space.Anna.Id, Ct);

        var left = await Commands(rosa, session).LeaveAsync(session, Ct);

        Assert.Equal(_space.Anna.Id, left.Value);
        var actor = await Reader.FindAsync(rosa.Id, session, Ct);
        Assert.Equal((Scope.Reseller, null, null), (actor!.Scope, actor.CustomerId, actor.OnBehalfOf));
        Assert.Equal(
            [(AuditActions.SignInAs, "Rosa", null, "anna", _space.Ours.Id), (AuditActions.LeaveSignInAs, "Rosa", "anna", "anna", _space.Ours.Id)],
            await AuditAsync());
        Assert.Equal([("Rosa", "Rosa as anna"), ("Rosa as anna", "Rosa")], (await _space.AuditAsync()).Select(entry => (entry.Before, entry.After)));
    }

    [Fact]
    public async Task BeginAsync_WhileActingAsACustomer_IsRefused()
    {
        var (rosa, session) = await AddRosaAsync();
        await Commands(rosa, session).BeginAsync(session, _space.Anna.Id, Ct);

        Assert.IsType<Failure.Forbidden>((await Commands(rosa, session).BeginAsync(session, _space.Bert.Id, Ct)).Failure);
        Assert.Equal("anna", (await Reader.FindAsync(rosa.Id, session, Ct))!.OnBehalfOf);
    }

    [Fact]
    public async Task BeginAsync_AsAnothersCustomer_IsAsIfItWereNotThere()
    {
        var (rosa, session) = await AddRosaAsync();

        var foreign = await Commands(rosa, session).BeginAsync(session, _space.Zoe.Id, Ct);
        var missing = await Commands(rosa, session).BeginAsync(session, 999, Ct);

        Assert.Equal(new Failure.NotFound("That customer"), foreign.Failure);
        Assert.Equal(missing.Failure, foreign.Failure);
        Assert.Empty(await AuditAsync());
        Assert.Null((await Reader.FindAsync(rosa.Id, session, Ct))!.OnBehalfOf);
    }

    [Theory]
    [InlineData(Permissions.CustomersSignInAs)]
    [InlineData(Permissions.CustomersSee)]
    public async Task BeginAsync_WithoutAPermission_IsRefused(string permission)
    {
        var (rosa, session) = await AddRosaAsync();
        await TakeAsync(permission);

        Assert.IsType<Failure.Forbidden>((await Commands(rosa, session).BeginAsync(session, _space.Anna.Id, Ct)).Failure);
        Assert.Empty(await AuditAsync());
    }

    [Fact]
    public async Task BeginAsync_InAnothersSession_ChangesNothing()
    {
        var (rosa, session) = await AddRosaAsync();
        var other = await AddSessionAsync(await _space.AddUserAsync("Karl", _space.Ours, null, BuiltInRoles.Reseller));

        Assert.IsType<Failure.NotFound>((await Commands(rosa, session).BeginAsync(other, _space.Anna.Id, Ct)).Failure);

        await using var db = _space.CreateDbContext();
        Assert.False(await db.Sessions.AnyAsync(row => row.AsCustomerId != null, Ct));
    }

    [Fact]
    public async Task BeginAsync_InOneBrowser_LeavesTheOthersAsTheyWere()
    {
        var (rosa, session) = await AddRosaAsync();
        var other = await AddSessionAsync(rosa);

        await Commands(rosa, session).BeginAsync(session, _space.Anna.Id, Ct);

        Assert.Null((await Reader.FindAsync(rosa.Id, other, Ct))!.OnBehalfOf);
    }

    [Fact]
    public async Task BeginAsync_AsACustomerOfADisabledReseller_SaysWhy()
    {
        var ada = await _space.AddUserAsync("Ada", null, null, BuiltInRoles.Administrator);
        var session = await AddSessionAsync(ada);
        await using (var db = _space.CreateDbContext())
        {
            await db.Resellers.Where(reseller => reseller.Id == _space.Ours.Id)
                .ExecuteUpdateAsync(rows => rows.SetProperty(row => row.DisabledAt, _space.Clock.GetUtcNow()), Ct);
        }

        var begun = await Commands(ada, session).BeginAsync(session, _space.Anna.Id, Ct);

        Assert.Equal(new CustomerRefusal.ResellerDisabled("Our Hosting"), begun.Failure);
        _space.Actor = Actors.Administrator;
        Assert.Equal(begun.Failure, (await new CustomerQueries(_space, _space).FindAsync(_space.Anna.Id, Ct))!.SignInAsRefusal);
    }

    [Fact]
    public async Task ActsAs_ACustomerWithTheRightGone_IsNobody()
    {
        var (rosa, session) = await AddRosaAsync();
        await Commands(rosa, session).BeginAsync(session, _space.Anna.Id, Ct);

        await TakeAsync(Permissions.CustomersSignInAs);

        Assert.Null(await Reader.FindAsync(rosa.Id, session, Ct));
    }

    [Fact]
    public async Task LeaveAsync_ByWhoeverActsAsItself_SaysSo()
    {
        var (rosa, session) = await AddRosaAsync();

        Assert.IsAssignableFrom<Failure.Rejected>((await Commands(rosa, session).LeaveAsync(session, Ct)).Failure);
        Assert.Empty(await AuditAsync());
    }

    [Fact]
    public async Task BeginAndLeave_AreToldToThePagesOfThatUser()
    {
        var (rosa, session) = await AddRosaAsync();
        var told = new SemaphoreSlim(0);
        using var subscription = _space.Feed.Subscribe(Topics.User(rosa.Id), () => Task.FromResult(told.Release()));

        await Commands(rosa, session).BeginAsync(session, _space.Anna.Id, Ct);
        Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(10), Ct));
    }

    public void Dispose() => _space.Dispose();

    /// <summary>As an endpoint has them: the actor is read from the session each time.</summary>
    private SignInAsCommands Commands(User user, string session) => new(_space.UnitOfWorkOf(new InSession(Reader, user.Id, session)));

    private async Task<(User User, string Session)> AddRosaAsync()
    {
        var rosa = await _space.AddUserAsync("Rosa", _space.Ours, null, BuiltInRoles.Reseller);
        return (rosa, await AddSessionAsync(rosa));
    }

    private async Task<string> AddSessionAsync(User user)
    {
        await using var db = _space.CreateDbContext();
        var session = db.Sessions.Add(new Session(user.Id, secondFactor: false, "Test", "192.0.2.7", _space.Clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(Ct);
        return session.Id;
    }

    private async Task TakeAsync(string permission)
    {
        await using var db = _space.CreateDbContext();
        Assert.NotEqual(0, await db.RoleClaims.Where(claim => claim.ClaimValue == permission).ExecuteDeleteAsync(Ct));
    }

    private async Task<IEnumerable<(string Action, string Name, string? OnBehalfOf, string Subject, int? Reseller)>> AuditAsync()
    {
        var entries = await _space.AuditAsync();
        Assert.All(entries, entry => Assert.Equal((AuditKinds.Customer, "192.0.2.7"), (entry.Kind, entry.Address)));
        return entries.Select(entry => (entry.Action, entry.ActorName, entry.OnBehalfOf, entry.Subject, entry.ResellerId));
    }

    private sealed class InSession(ActorReader reader, int userId, string session) : ICurrentActor
    {
        public async ValueTask<Actor> GetAsync(CancellationToken ct) =>
            await reader.FindAsync(userId, session, ct) ?? throw new UnauthorizedAccessException("The session has ended.");
    }
}
