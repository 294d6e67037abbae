using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Core.Access;

/// <summary>Who somebody is, as the database knows it at this moment.</summary>
public sealed class ActorReaderTests : IDisposable
{
    private readonly Space _space = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    private ActorReader Reader => new(_space, _space.Clock);

    [Theory]
    [InlineData(false, false, BuiltInRoles.Administrator, Scope.Platform)]
    [InlineData(true, false, BuiltInRoles.Reseller, Scope.Reseller)]
    [InlineData(true, true, BuiltInRoles.Customer, Scope.Customer)]
    public async Task FindAsync_OfABuiltInRole_GrantsWhatItsScopeHas(bool ofReseller, bool ofCustomer, string role, Scope scope)
    {
        var user = await AddAsync(role, ofReseller ? _space.Ours.Id : null, ofCustomer ? _space.Anna.Id : null);

        var actor = await Reader.FindAsync(user.Id, _ct);

        Assert.NotNull(actor);
        Assert.Equal((user.Id, "Rosa Luz", scope, user.ResellerId, user.CustomerId), (actor.UserId, actor.Name, actor.Scope, actor.ResellerId, actor.CustomerId));
        Assert.Equal(Permissions.Of(scope).Order(), actor.Granted.Order());
    }

    [Theory]
    [InlineData(BuiltInRoles.Reseller, false, false)] // bound to nobody: it must not see every tenant
    [InlineData(BuiltInRoles.Customer, false, false)]
    [InlineData(BuiltInRoles.Administrator, true, false)] // a reseller's account in a platform role
    [InlineData(BuiltInRoles.Reseller, true, true)] // a customer's account in a reseller's role
    public async Task FindAsync_OfARoleOfAnotherScope_GrantsNothing(string role, bool ofReseller, bool ofCustomer)
    {
        var user = await AddAsync(role, ofReseller ? _space.Ours.Id : null, ofCustomer ? _space.Anna.Id : null);

        var actor = await Reader.FindAsync(user.Id, _ct);

        Assert.Empty(actor!.Granted);
    }

    [Fact]
    public async Task FindAsync_AfterAChange_KnowsItAtOnce()
    {
        var user = await AddAsync(BuiltInRoles.Reseller, _space.Ours.Id, null);
        Assert.True((await Reader.FindAsync(user.Id, _ct))!.Can(Permissions.ServicesSuspend));

        await using var db = _space.CreateDbContext();
        await db.RoleClaims.Where(claim => claim.ClaimValue == Permissions.ServicesSuspend).ExecuteDeleteAsync(_ct);
        Assert.False((await Reader.FindAsync(user.Id, _ct))!.Can(Permissions.ServicesSuspend));

        await db.Users.ExecuteUpdateAsync(users => users.SetProperty(u => u.DisabledAt, _space.Clock.GetUtcNow()), _ct);
        Assert.Null(await Reader.FindAsync(user.Id, _ct));
        Assert.Null(await Reader.FindAsync(user.Id + 1, _ct));
    }

    public void Dispose() => _space.Dispose();

    private async Task<User> AddAsync(string role, int? resellerId, int? customerId)
    {
        await using var db = _space.CreateDbContext();
        await StoredBuiltInRoles.EnsureAsync(db, _ct);
        var user = new User { UserName = "rosa", Name = "Rosa Luz", ResellerId = resellerId, CustomerId = customerId };
        db.Users.Add(user);
        await db.SaveChangesAsync(_ct);
        var roleId = await db.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync(_ct);
        db.UserRoles.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = roleId });
        await db.SaveChangesAsync(_ct);
        return user;
    }
}
