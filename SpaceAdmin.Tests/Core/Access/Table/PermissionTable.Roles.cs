using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Roles;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Roles =>
    [
        Row("RoleQueries.ListAsync", Permissions.RolesSee, async asking =>
        {
            var role = await OwnRoleAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<RoleQueries>().ListAsync(Asking.Ct), matrix => matrix.Roles.Any(row => row.Id == role));
        }) with { Sees = OurStaff },
        Row("RoleQueries.FindAsync", Permissions.RolesSee, async asking =>
        {
            var role = await OwnRoleAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<RoleQueries>().FindAsync(role, Asking.Ct), found => found is not null);
        }) with { Sees = OurStaff },
        Row("RoleQueries.ScopesAsync", Permissions.RolesManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<RoleQueries>().ScopesAsync(Asking.Ct), scopes => scopes.Count > 0))) with { Sees = AnyDesk },
        Row("RoleCommands.CreateAsync", Permissions.RolesManage, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<RoleCommands>().CreateAsync(NewDraft(), Asking.Ct)))) with { Sees = AnyDesk, InWords = true },
        Row("RoleCommands.ChangeAsync", Permissions.RolesManage, async asking =>
        {
            var role = await OwnRoleAsync(asking);
            var version = await asking.Space.VersionAsync(role);
            return () => Asking.CommandAsync(asking.Get<RoleCommands>().ChangeAsync(role, version, NewDraft(), Asking.Ct));
        }) with { Sees = OurStaff },
        Row("RoleCommands.DeleteAsync", Permissions.RolesManage, async asking =>
        {
            var role = await OwnRoleAsync(asking);
            var version = await asking.Space.VersionAsync(role);
            return () => Asking.CommandAsync(asking.Get<RoleCommands>().DeleteAsync(role, version, Asking.Ct));
        }) with { Sees = OurStaff },
    ];

    /// <summary>A reseller's own roles are seen by nobody else, administrators included.</summary>
    private static bool OurStaff(Who who) => who is Who.OurStaff;

    /// <summary>Whoever has a desk of its own.</summary>
    private static bool AnyDesk(Who who) => Desk(who) || who is Who.TheirStaff;

    private static Task<int> OwnRoleAsync(Asking asking) => asking.Space.StoreRoleAsync($"{Guid.NewGuid()}", Scope.Reseller, asking.Space.Ours);

    private static RoleDraft NewDraft() => new($"{Guid.NewGuid()}", Scope.Reseller, RequiresSecondFactor: false, new HashSet<string>());
}
