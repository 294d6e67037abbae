using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Core.Access;

/// <summary>Who acts in a session, as long as it stands.</summary>
public sealed class SessionActorTests : IDisposable
{
    private readonly Space _space = new();

    private ActorReader Reader => new(_space, _space.Clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_InItsSession_KnowsWhereItCameFrom()
    {
        var user = await _space.AddUserAsync("Rosa", _space.Ours, null, BuiltInRoles.Reseller);
        var session = await BeginAsync(user);

        var actor = await Reader.FindAsync(user.Id, session.Id, Ct);

        Assert.Equal(("192.0.2.7", null, false), (actor!.Address, actor.OnBehalfOf, actor.AwaitsSecondFactor));
        Assert.True(actor.Can(Permissions.ServicesSuspend));
    }

    [Fact]
    public async Task FindAsync_OfASessionThatEndedOrIsAnothers_IsNobody()
    {
        var user = await _space.AddUserAsync("Rosa", _space.Ours, null, BuiltInRoles.Reseller);
        var other = await _space.AddUserAsync("Karl", _space.Ours, null, BuiltInRoles.Reseller);
        var session = await BeginAsync(user);

        Assert.Null(await Reader.FindAsync(other.Id, session.Id, Ct));
        await using var db = _space.CreateDbContext();
        await db.Sessions.ExecuteDeleteAsync(Ct);
        Assert.Null(await Reader.FindAsync(user.Id, session.Id, Ct));
    }

    [Fact]
    public async Task FindAsync_OfASessionThatNobodyUsedForTooLong_IsNobody()
    {
        var user = await _space.AddUserAsync("Rosa", _space.Ours, null, BuiltInRoles.Reseller);
        var session = await BeginAsync(user);

        _space.Clock.Advance(Session.IdleLimit);
        Assert.NotNull(await Reader.FindAsync(user.Id, session.Id, Ct));

        _space.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Reader.FindAsync(user.Id, session.Id, Ct));
    }

    [Fact]
    public async Task FindAsync_OfADisabledReseller_IsNobody()
    {
        var staff = await _space.AddUserAsync("Rosa", _space.Ours, null, BuiltInRoles.Reseller);
        var customer = await _space.AddUserAsync("Anna", null, _space.Anna, BuiltInRoles.Customer);
        var administrator = await _space.AddUserAsync("Ada", null, null, BuiltInRoles.Administrator);

        await using var db = _space.CreateDbContext();
        (await db.Resellers.SingleAsync(reseller => reseller.Id == _space.Ours.Id, Ct)).Disable(_space.Clock.GetUtcNow());
        await db.SaveChangesAsync(Ct);

        Assert.Null(await Reader.FindAsync(staff.Id, Ct));
        Assert.Null(await Reader.FindAsync(customer.Id, Ct));
        Assert.NotNull(await Reader.FindAsync(administrator.Id, Ct));
    }

    [Fact]
    public async Task FindAsync_WhileASecondFactorIsAskedFor_GrantsNothing()
    {
        var user = await _space.AddUserAsync("Ada", null, null, BuiltInRoles.Administrator);
        var weak = await BeginAsync(user);
        var strong = await BeginAsync(user, secondFactor: true);
        await using var db = _space.CreateDbContext();
        await StoredBuiltInRoles.RequireSecondFactorAsync(db, required: true, Ct);

        var waiting = await Reader.FindAsync(user.Id, weak.Id, Ct);
        var acting = await Reader.FindAsync(user.Id, strong.Id, Ct);

        Assert.True(waiting!.AwaitsSecondFactor);
        Assert.Empty(waiting.Granted);
        Assert.False(acting!.AwaitsSecondFactor);
        Assert.True(acting.Can(Permissions.ResellersManage));
    }

    [Fact]
    public async Task FindAsync_OfARoleOfAnotherReseller_GrantsNothing()
    {
        var user = await _space.AddUserAsync("Rosa", _space.Ours);
        await HoldAsync(user, new Role("Support", Scope.Reseller, _space.Theirs.Id), Permissions.ServicesSee);

        Assert.Empty((await Reader.FindAsync(user.Id, Ct))!.Granted);
    }

    [Fact]
    public async Task FindAsync_OfARowWithAPermissionThatItsScopeHasNot_NeverGrantsIt()
    {
        var user = await _space.AddUserAsync("Rosa", _space.Ours);
        await HoldAsync(user, new Role("Shop", Scope.Reseller, _space.Ours.Id), Permissions.AddOnsOrder, Permissions.ResellersManage, "services.teleport", Permissions.ServicesSee);

        var actor = await Reader.FindAsync(user.Id, Ct);

        Assert.Equal([Permissions.ServicesSee], Permissions.All.Select(permission => permission.Name).Append("services.teleport").Where(actor!.Can));
    }

    [Fact]
    public async Task FindAsync_SignedInAsACustomer_ActsForItUnderBothNames()
    {
        var user = await _space.AddUserAsync("Rosa", _space.Ours, null, BuiltInRoles.Reseller);
        var session = await BeginAsync(user, asCustomer: _space.Anna);

        var actor = await Reader.FindAsync(user.Id, session.Id, Ct);

        Assert.Equal((user.Id, "Rosa", "anna", Scope.Customer, _space.Anna.Id), (actor!.UserId, actor.Name, actor.OnBehalfOf, actor.Scope, actor.CustomerId));
        Assert.True(actor.Can(Permissions.MyServicesSee));
        Assert.False(actor.Can(Permissions.AddOnsOrder)); // only customers order
        Assert.False(actor.Can(Permissions.ServicesSee));
    }

    [Fact]
    public async Task FindAsync_SignedInAsACustomerWithoutTheRight_IsNobody()
    {
        var foreign = await _space.AddUserAsync("Eve", _space.Theirs, null, BuiltInRoles.Reseller);
        var plain = await _space.AddUserAsync("Pia", _space.Ours);
        await HoldAsync(plain, new Role("Front desk", Scope.Reseller, _space.Ours.Id), Permissions.CustomersSee);
        var customer = await _space.AddUserAsync("Bert", null, _space.Bert, BuiltInRoles.Customer);

        foreach (var user in new[] { foreign, plain, customer })
        {
            Assert.Null(await Reader.FindAsync(user.Id, (await BeginAsync(user, asCustomer: _space.Anna)).Id, Ct));
        }
    }

    [Fact]
    public async Task FindAsync_SignedInAsACustomerOfADisabledReseller_IsNobody()
    {
        var user = await _space.AddUserAsync("Ada", null, null, BuiltInRoles.Administrator);
        var session = await BeginAsync(user, asCustomer: _space.Anna);
        Assert.NotNull(await Reader.FindAsync(user.Id, session.Id, Ct));

        await using var db = _space.CreateDbContext();
        (await db.Resellers.SingleAsync(reseller => reseller.Id == _space.Ours.Id, Ct)).Disable(_space.Clock.GetUtcNow());
        await db.SaveChangesAsync(Ct);

        Assert.Null(await Reader.FindAsync(user.Id, session.Id, Ct));
    }

    public void Dispose() => _space.Dispose();

    private async Task<Session> BeginAsync(User user, bool secondFactor = false, Customer? asCustomer = null)
    {
        await using var db = _space.CreateDbContext();
        var session = db.Sessions.Add(new Session(user.Id, secondFactor, "Firefox on Linux", "192.0.2.7", _space.Clock.GetUtcNow()) { AsCustomerId = asCustomer?.Id }).Entity;
        await db.SaveChangesAsync(Ct);
        return session;
    }

    private async Task HoldAsync(User user, Role role, params string[] permissions)
    {
        await using var db = _space.CreateDbContext();
        db.Roles.Add(role);
        await db.SaveChangesAsync(Ct);
        db.UserRoles.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = role.Id });
        db.RoleClaims.AddRange(permissions.Select(permission => new IdentityRoleClaim<int> { RoleId = role.Id, ClaimType = SpaceClaims.Permission, ClaimValue = permission }));
        await db.SaveChangesAsync(Ct);
    }
}
