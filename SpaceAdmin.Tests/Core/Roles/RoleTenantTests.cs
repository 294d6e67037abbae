using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using static SpaceAdmin.Core.Access.Permissions;
using static SpaceAdmin.Tests.Core.RoleSpace;

namespace SpaceAdmin.Tests.Core;

/// <summary>A reseller's own roles are seen by nobody else, and no answer tells of them.</summary>
public sealed class RoleTenantTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnothersRole_ForAnybodyElse_IsNotThere(bool administrator)
    {
        var id = await _space.StoreRoleAsync("Secret project", Scope.Reseller, _space.Theirs, ServicesSee);
        var version = await _space.VersionAsync(id);
        _space.Actor = administrator ? Actors.Administrator : _space.Actor;

        Assert.DoesNotContain((await _space.RoleQueries.ListAsync(Ct)).Roles, role => role.Id == id);
        Assert.Null(await _space.RoleQueries.FindAsync(id, Ct));
        var answers = new[]
        {
            (await _space.RoleCommands.ChangeAsync(id, version, Draft("Mine", Scope.Reseller), Ct)).Failure,
            (await _space.RoleCommands.ChangeAsync(id, "", Draft("", Scope.Customer, "nonsense"), Ct)).Failure,
            (await _space.RoleCommands.DeleteAsync(id, version, Ct)).Failure,
            (await _space.RoleCommands.ChangeAsync(999_999, "", Draft("Mine", Scope.Reseller), Ct)).Failure, // as if there was none
        };

        Assert.All(answers, answer => Assert.Equal(new Failure.NotFound("That role"), answer));
        Assert.Equal([ServicesSee], await _space.StoredPermissionsAsync(id));
    }

    [Fact]
    public async Task TheSameName_InTwoResellersAndTheInstallation_TellsNothing()
    {
        await _space.StoreRoleAsync("Secret project", Scope.Reseller, _space.Theirs);
        await _space.StoreRoleAsync("Platform desk", Scope.Platform, null);

        Assert.True((await _space.RoleCommands.CreateAsync(Draft("secret project"), Ct)).Succeeded);
        Assert.True((await _space.RoleCommands.CreateAsync(Draft("Platform desk"), Ct)).Succeeded); // no reseller sees that one
        _space.Actor = Actors.Administrator;
        Assert.True((await _space.RoleCommands.CreateAsync(Draft("Secret project"), Ct)).Succeeded);
        Assert.False((await _space.RoleCommands.CreateAsync(Draft("Platform desk"), Ct)).Succeeded);
    }

    [Fact]
    public async Task ListAsync_ForEach_HasWhatItMaySeeInOrder()
    {
        await _space.StoreRoleAsync("zeta", Scope.Reseller, _space.Ours);
        await _space.StoreRoleAsync("Alpha", Scope.Reseller, _space.Ours);
        await _space.StoreRoleAsync("Standard", Scope.Reseller, null);
        await _space.StoreRoleAsync("Auditor", Scope.Platform, null);
        await _space.StoreRoleAsync("Theirs", Scope.Reseller, _space.Theirs);

        Assert.Equal(["Reseller", "Standard", "Alpha", "zeta", "Customer"], await NamesAsync(_space.Actor));
        Assert.Equal(["Reseller", "Standard", "Theirs", "Customer"], await NamesAsync(Actors.Of(_space.Theirs)));
        Assert.Equal(["Administrator", "Auditor", "Reseller", "Standard", "Customer"], await NamesAsync(Actors.Administrator));
    }

    [Fact]
    public async Task ListAsync_OfAReseller_OffersNoPermissionOfThePlatform()
    {
        Assert.DoesNotContain((await _space.RoleQueries.ListAsync(Ct)).Permissions, permission => permission.Name == ResellersManage);
        _space.Actor = Actors.Administrator;
        Assert.Equal(Permissions.All, (await _space.RoleQueries.ListAsync(Ct)).Permissions);
    }

    [Fact]
    public async Task Holders_OfASharedRole_AreCountedAndNamedAmongOnesOwn()
    {
        var standard = await _space.StoreRoleAsync("Standard", Scope.Reseller, null);
        foreach (var (name, reseller) in new[] { ("Otto", _space.Ours), ("Emil", _space.Ours), ("Theo", _space.Theirs) })
        {
            await _space.GiveRoleAsync(await _space.AddUserAsync(name, reseller), standard);
        }

        await _space.AddUserAsync("anna", customer: _space.Anna, roles: BuiltInRoles.Customer);
        await _space.AddUserAsync("zoe", customer: _space.Zoe, roles: BuiltInRoles.Customer);

        var row = (await _space.RoleQueries.ListAsync(Ct)).Roles.Single(role => role.Id == standard);
        var role = (await _space.RoleQueries.FindAsync(standard, Ct))!;
        Assert.Equal((2, 2), (row.Holders, role.Holders));
        Assert.Equal(["Emil", "Otto"], row.FirstHolders);
        Assert.Equal([("Emil", "Our Hosting"), ("Otto", "Our Hosting")], role.FirstHolders.Select(holder => (holder.Name, holder.Reseller)));
        var customer = (await _space.RoleQueries.ListAsync(Ct)).Roles.Single(shown => shown.Name == BuiltInRoles.Customer);
        Assert.Equal(1, customer.Holders);
        Assert.Empty(customer.FirstHolders); // no customers by name

        _space.Actor = Actors.Administrator;
        Assert.Equal(["Emil", "Otto", "Theo"], (await _space.RoleQueries.FindAsync(standard, Ct))!.FirstHolders.Select(holder => holder.Name));
        Assert.Equal(3, (await _space.RoleQueries.ListAsync(Ct)).Roles.Single(shown => shown.Id == standard).Holders);
    }

    [Fact]
    public async Task Audit_OfAResellersRole_IsThatResellersOnly()
    {
        await _space.RoleCommands.CreateAsync(Draft("Desk"), Ct);
        _space.Actor = Actors.Administrator;
        await _space.RoleCommands.CreateAsync(Draft("Standard"), Ct);

        Assert.Equal([_space.Ours.Id, (int?)null], (await _space.AuditAsync()).Select(entry => entry.ResellerId));
    }

    public void Dispose() => _space.Dispose();

    private async Task<IEnumerable<string>> NamesAsync(Actor actor)
    {
        _space.Actor = actor;
        return (await _space.RoleQueries.ListAsync(Ct)).Roles.Select(role => role.Name);
    }
}
