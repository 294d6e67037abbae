using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Users =>
    [
        Row("UserQueries.ListAsync", Permissions.UsersSee, async asking =>
        {
            await UserAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<UserQueries>().ListAsync(new UserListQuery(), Asking.Ct), page => page.Rows.Count + page.Total > 0);
        }),
        Row("UserQueries.FindAsync", Permissions.UsersSee, async asking =>
        {
            var user = await UserAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<UserQueries>().FindAsync(user.Id, Asking.Ct), found => found is not null);
        }),
        Row("UserQueries.OfCustomerAsync", Permissions.CustomersSee, async asking =>
        {
            await asking.Space.AddUserAsync($"{Guid.NewGuid()}", null, asking.Space.Anna, BuiltInRoles.Customer);
            return () => Asking.QueryAsync(() => asking.Get<UserQueries>().OfCustomerAsync(asking.Space.Anna.Id, Asking.Ct), people => people.Count > 0);
        }),
        Row("UserQueries.RolesToGrantAsync", Permissions.UsersManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<UserQueries>().RolesToGrantAsync(asking.Space.Ours.Id, Asking.Ct), roles => roles.Count > 0))),
        Row("UserQueries.ResellersAsync", Permissions.UsersManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<UserQueries>().ResellersAsync(Asking.Ct), all => all.Any(one => one.Id == asking.Space.Ours.Id)))),
        Row("UserCommands.InviteAsync", Permissions.UsersManage, async asking =>
        {
            var role = await asking.Space.StoreRoleAsync($"{Guid.NewGuid()}", Scope.Reseller, null);
            return () => Asking.CommandAsync(asking.Get<UserCommands>().InviteAsync(new Invitation($"{Guid.NewGuid()}@users.example", "New", asking.Space.Ours.Id, [role]), Asking.Ct));
        }),
        new("UserCommands.InviteCustomerAsync", actor => actor.Can(Permissions.CustomersManage) && actor.Can(Permissions.CustomersSee), Desk, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<UserCommands>().InviteCustomerAsync(asking.Space.Anna.Id, "New", $"{Guid.NewGuid()}@users.example", Asking.Ct)))) { Knows = Permissions.CustomersSee },
        OfUser("InviteAgainAsync", user => user.EmailConfirmed = false, (users, user) => users.InviteAgainAsync(user.Id, Asking.Ct)),
        OfUser("RenameAsync", _ => { }, (users, user) => users.RenameAsync(user.Id, user.ConcurrencyStamp!, "Another name", Asking.Ct)),
        OfUser("DisableAsync", _ => { }, (users, user) => users.DisableAsync(user.Id, Asking.Ct)),
        OfUser("EnableAsync", user => user.DisabledAt = DateTimeOffset.UnixEpoch, (users, user) => users.EnableAsync(user.Id, Asking.Ct)),
        OfUser("UnlockAsync", user => user.LockoutEnd = DateTimeOffset.MaxValue, (users, user) => users.UnlockAsync(user.Id, Asking.Ct)),
        OfUser("ResetSecondFactorAsync", user => user.TwoFactorEnabled = true, (users, user) => users.ResetSecondFactorAsync(user.Id, Asking.Ct)),
        ManagingUsers("EndSessionsAsync", async asking =>
        {
            var user = await UserAsync(asking);
            await using var db = asking.Space.CreateDbContext();
            db.Sessions.Add(new Session(user.Id, false, "Firefox on Linux", null, asking.Space.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Asking.Ct);
            return () => Asking.CommandAsync(asking.Get<UserCommands>().EndSessionsAsync(user.Id, Asking.Ct));
        }),
        ManagingUsers("ChangeRolesAsync", async asking =>
        {
            var user = await UserAsync(asking);
            var role = await asking.Space.StoreRoleAsync($"{Guid.NewGuid()}", Scope.Reseller, null); // it allows nothing, so anybody may give it
            return () => Asking.CommandAsync(asking.Get<UserCommands>().ChangeRolesAsync(user.Id, user.ConcurrencyStamp!, [role], Asking.Ct));
        }),
    ];

    private static PermissionRow OfUser<T>(string method, Action<User> make, Func<UserCommands, User, Task<Result<T>>> change) => ManagingUsers(method, async asking =>
    {
        var user = await UserAsync(asking, make);
        return () => Asking.CommandAsync(change(asking.Get<UserCommands>(), user));
    });

    private static PermissionRow ManagingUsers(string method, Func<Asking, Task<Func<Task<Answer>>>> arrange) =>
        new($"UserCommands.{method}", actor => actor.Can(Permissions.UsersManage) && actor.Can(Permissions.UsersSee), Desk, arrange) { Knows = Permissions.UsersSee };

    /// <summary>One of our staff, who may do nothing: whoever manages users may manage that one.</summary>
    private static async Task<User> UserAsync(Asking asking, Action<User>? make = null)
    {
        var added = await asking.Space.AddUserAsync($"{Guid.NewGuid()}", asking.Space.Ours);
        await using var db = asking.Space.CreateDbContext();
        var user = await db.Users.SingleAsync(row => row.Id == added.Id, Asking.Ct);
        make?.Invoke(user);
        await db.SaveChangesAsync(Asking.Ct);
        return user;
    }
}
