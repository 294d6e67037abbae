using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using static SpaceAdmin.Core.Access.Permissions;
using static SpaceAdmin.Tests.Core.RoleSpace;

namespace SpaceAdmin.Tests.Core;

/// <summary>
/// No one grants what they do not hold, acts outside their reseller, edits a built-in role, or deletes a role that somebody
/// holds. And ordering add-ons is the customers' alone.
/// </summary>
public sealed class RoleGuardTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Grant_OfWhatOneDoesNotHold_IsRefused()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);
        _space.Actor = _space.Actor.Without(ServicesSuspend).Without(ServicesCancel);
        const string Sentence = "You cannot grant what you do not hold yourself: Suspend services, Cancel services.";

        var created = await _space.RoleCommands.CreateAsync(Draft("New", Scope.Reseller, ServicesCancel, ServicesSee, ServicesSuspend), Ct);
        var changed = await _space.RoleCommands.ChangeAsync(
            id, await _space.VersionAsync(id), Draft("Desk", Scope.Reseller, ServicesSee, ServicesSuspend, ServicesCancel), Ct);

        Assert.Equal([Sentence, Sentence], [created.Failure?.Message, changed.Failure?.Message]);
        Assert.Equal([ServicesSee], await _space.StoredPermissionsAsync(id));
        Assert.Empty(await _space.AuditAsync());
    }

    [Fact]
    public async Task Change_OfARoleWithWhatOneDoesNotHold_KeepsAndTakesItButGivesItNotBack()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSuspend, ServicesCancel);
        _space.Actor = _space.Actor.Without(ServicesSuspend).Without(ServicesCancel);

        var kept = await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Front", Scope.Reseller, ServicesSuspend, ServicesCancel), Ct);
        var taken = await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Front", Scope.Reseller, ServicesSuspend), Ct);
        var back = await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Front", Scope.Reseller, ServicesSuspend, ServicesCancel), Ct);

        Assert.Equal([true, true, false], [kept.Succeeded, taken.Succeeded, back.Succeeded]);
        Assert.Equal([ServicesSuspend], await _space.StoredPermissionsAsync(id));
    }

    [Theory]
    [InlineData(Scope.Platform, "You cannot make roles of the platform scope.")]
    [InlineData(Scope.Customer, "You cannot make roles of the customer scope.")]
    [InlineData((Scope)7, "You cannot make roles of the 7 scope.")]
    public async Task Create_InAScopeThatIsNotOnesOwn_IsRefused(Scope scope, string sentence) =>
        Assert.Equal(sentence, (await _space.RoleCommands.CreateAsync(Draft("New", scope), Ct)).Failure?.Message);

    [Fact]
    public async Task Create_OfACustomersRoleByAnAdministrator_IsRefused()
    {
        _space.Actor = Actors.Administrator;

        Assert.Equal("You cannot make roles of the customer scope.", (await _space.RoleCommands.CreateAsync(Draft("New", Scope.Customer, AddOnsOrder), Ct)).Failure?.Message);
    }

    [Fact]
    public async Task Create_ByAnAccountThatIsBoundToNobody_IsRefused()
    {
        _space.Actor = Actors.UnboundReseller;

        Assert.False((await _space.RoleCommands.CreateAsync(Draft("New"), Ct)).Succeeded);
        Assert.Empty((await _space.RoleQueries.ListAsync(Ct)).Roles);
    }

    [Theory]
    [InlineData(BuiltInRoles.Reseller, true)]
    [InlineData(BuiltInRoles.Customer, true)]
    [InlineData(BuiltInRoles.Administrator, false)]
    [InlineData(BuiltInRoles.Reseller, false)]
    [InlineData(BuiltInRoles.Customer, false)]
    public async Task BuiltInRole_ByAnybody_IsNeitherChangedNorDeleted(string name, bool byReseller)
    {
        _space.Actor = byReseller ? _space.Actor : Actors.Administrator;
        var id = await _space.BuiltInRoleAsync(name);
        var before = await _space.StoredPermissionsAsync(id);
        var role = (await _space.RoleQueries.FindAsync(id, Ct))!;

        var changed = await _space.RoleCommands.ChangeAsync(id, role.Version, role.Draft with { RequiresSecondFactor = true, Permissions = new HashSet<string>() }, Ct);
        var deleted = await _space.RoleCommands.DeleteAsync(id, role.Version, Ct);

        Assert.StartsWith("This role is built in", role.Lock, StringComparison.Ordinal);
        Assert.Equal([role.Lock, role.Lock], [changed.Failure?.Message, deleted.Failure?.Message]);
        Assert.Equal(before, await _space.StoredPermissionsAsync(id));
    }

    [Fact]
    public async Task RoleOfTheInstallation_ByAReseller_IsSeenAndLocked()
    {
        var id = await _space.StoreRoleAsync("Standard staff", Scope.Reseller, null, ServicesSee);
        var role = (await _space.RoleQueries.FindAsync(id, Ct))!;

        var changed = await _space.RoleCommands.ChangeAsync(id, role.Version, Draft("Mine", Scope.Reseller, ServicesSee), Ct);
        var deleted = await _space.RoleCommands.DeleteAsync(id, role.Version, Ct);

        Assert.StartsWith("This role was made by the administrators", role.Lock, StringComparison.Ordinal);
        Assert.Equal([role.Lock, role.Lock], [changed.Failure?.Message, deleted.Failure?.Message]);
    }

    [Fact]
    public async Task Commands_WithoutThePermission_AreRefused()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);
        var version = await _space.VersionAsync(id);
        _space.Actor = _space.Actor.Without(RolesManage);

        Assert.IsType<Failure.Forbidden>((await _space.RoleCommands.CreateAsync(Draft("New"), Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await _space.RoleCommands.ChangeAsync(id, version, Draft("New"), Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await _space.RoleCommands.DeleteAsync(id, version, Ct)).Failure);
        Assert.Equal("You can see roles, but not change them.", (await _space.RoleQueries.FindAsync(id, Ct))!.Lock);
        Assert.False((await _space.RoleQueries.ListAsync(Ct)).MayCreate);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.RoleQueries.ScopesAsync(Ct));

        _space.Actor = _space.Actor.Without(RolesSee);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.RoleQueries.ListAsync(Ct));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.RoleQueries.FindAsync(id, Ct));
    }

    [Theory]
    [InlineData(1, "Person 1 holds this role. Take it from them before you delete it.")]
    [InlineData(3, "3 people hold this role: Person 1, Person 2, Person 3. Take it from them before you delete it.")]
    [InlineData(5, "5 people hold this role: Person 1, Person 2, Person 3 and 2 more. Take it from them before you delete it.")]
    public async Task Delete_OfARoleThatSomebodyHolds_IsRefusedAndNamesThem(int holders, string sentence)
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);
        for (var i = 1; i <= holders; i++)
        {
            await _space.GiveRoleAsync(await _space.AddUserAsync($"Person {i}", _space.Ours), id);
        }

        Assert.Equal(sentence, (await _space.RoleCommands.DeleteAsync(id, await _space.VersionAsync(id), Ct)).Failure?.Message);
        Assert.NotNull(await _space.RoleQueries.FindAsync(id, Ct));
    }

    [Fact]
    public async Task Delete_OfARoleThatSomebodyDisabledHolds_IsRefused()
    {
        _space.Actor = Actors.Administrator;
        var id = await _space.StoreRoleAsync("Standard staff", Scope.Reseller, null, ServicesSee);
        var user = await _space.AddUserAsync("Otto", _space.Theirs);
        await _space.GiveRoleAsync(user, id);
        await using var db = _space.CreateDbContext();
        await db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(rows => rows.SetProperty(row => row.DisabledAt, _space.Clock.GetUtcNow()), Ct);

        Assert.StartsWith("Otto holds this role.", (await _space.RoleCommands.DeleteAsync(id, await _space.VersionAsync(id), Ct)).Failure?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Scope.Platform)]
    [InlineData(Scope.Reseller)]
    public async Task OrderAddOns_ByAnAdministrator_GoesIntoNoRole(Scope scope)
    {
        _space.Actor = Actors.Administrator with { Granted = Permissions.All.Select(permission => permission.Name).ToHashSet() };
        var id = await _space.StoreRoleAsync("Old", scope, null, ServicesSee, AddOnsOrder); // an older version wrote it

        var created = await _space.RoleCommands.CreateAsync(Draft("New", scope, AddOnsOrder), Ct);
        var role = (await _space.RoleQueries.FindAsync(id, Ct))!;
        var changed = await _space.RoleCommands.ChangeAsync(id, role.Version, Draft("Old", scope, ServicesSee, AddOnsOrder, NotesRead), Ct);

        Assert.Equal(
            ["“Order add-ons” belongs in roles of the customer scope only.", "“Order add-ons” belongs in roles of the customer scope only."],
            [created.Failure?.Message, changed.Failure?.Message]);
        Assert.DoesNotContain(role.Offered, offered => offered.Permission.Name == AddOnsOrder);
        Assert.DoesNotContain(AddOnsOrder, role.Draft.Permissions);
        Assert.DoesNotContain(await _space.RoleQueries.ScopesAsync(Ct), offer => offer.Offered.Any(offered => offered.Permission.Name == AddOnsOrder));

        Assert.True((await _space.RoleCommands.ChangeAsync(id, role.Version, Draft("Old", scope, ServicesSee, NotesRead), Ct)).Succeeded);
        Assert.Equal([NotesRead, ServicesSee], await _space.StoredPermissionsAsync(id)); // a save cleans it
    }

    public void Dispose() => _space.Dispose();
}
