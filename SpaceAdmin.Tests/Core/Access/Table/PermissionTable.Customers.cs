using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Customers =>
    [
        Row("CustomerQueries.ListAsync", Permissions.CustomersSee, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<CustomerQueries>().ListAsync(new CustomerListQuery(), Asking.Ct), page => page.Rows.Any(row => row.Id == asking.Space.Anna.Id)))),
        Row("CustomerQueries.FindAsync", Permissions.CustomersSee, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<CustomerQueries>().FindAsync(asking.Space.Anna.Id, Asking.Ct), found => found is not null))),
        Row("CustomerQueries.ExistsAsync", Permissions.CustomersSee, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<CustomerQueries>().ExistsAsync(asking.Space.Anna.Id, Asking.Ct), exists => exists))) with { IsSilent = true },
        Row("CustomerQueries.ResellersAsync", Permissions.CustomersManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<CustomerQueries>().ResellersAsync(Asking.Ct), all => all.Any(one => one.Id == asking.Space.Ours.Id)))),
        Row("CustomerServiceQueries.CountAsync", Permissions.ServicesSee, async asking =>
        {
            await asking.Space.AddServiceAsync();
            return () => Asking.QueryAsync(() => asking.Get<CustomerServiceQueries>().CountAsync([asking.Space.Anna.Id], Asking.Ct), counts => counts.Count > 0);
        }) with { Sees = who => Desk(who) },
        Row("CustomerServiceQueries.NewestAsync", Permissions.ServicesSee, async asking =>
        {
            await asking.Space.AddServiceAsync();
            return () => Asking.QueryAsync(() => asking.Get<CustomerServiceQueries>().NewestAsync(asking.Space.Anna.Id, Asking.Ct), rows => rows.Count > 0);
        }),
        Row("CustomerCommands.CreateAsync", Permissions.CustomersManage, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<CustomerCommands>().CreateAsync(asking.Space.Ours.Id, $"{Guid.NewGuid()}", "New", null, Asking.Ct)))),
        Row("CustomerCommands.ChangeAsync", Permissions.CustomersManage, async asking =>
        {
            await using var db = asking.Space.CreateDbContext();
            var version = await db.Customers.Where(customer => customer.Id == asking.Space.Anna.Id).Select(customer => customer.Version).SingleAsync(Asking.Ct);
            return () => Asking.CommandAsync(asking.Get<CustomerCommands>().ChangeAsync(asking.Space.Anna.Id, version, $"Anna {version}", null, Asking.Ct));
        }),
        Row("CustomerCommands.ChangeBillingAsync", Permissions.CustomersManage, async asking =>
        {
            await using var db = asking.Space.CreateDbContext();
            var version = await db.Customers.Where(customer => customer.Id == asking.Space.Anna.Id).Select(customer => customer.Version).SingleAsync(Asking.Ct);
            var draft = new PartyDraft($"Anna {version}", null, null, null);
            return () => Asking.CommandAsync(asking.Get<CustomerCommands>().ChangeBillingAsync(asking.Space.Anna.Id, version, CustomerKind.Private, draft, Asking.Ct));
        }),
        new("SignInAsCommands.BeginAsync", actor => actor.Can(Permissions.CustomersSee) && actor.Can(Permissions.CustomersSignInAs), who => who is Who.Platform or Who.OurStaff, async asking =>
        {
            var session = await SessionAsync(asking);
            return () => Asking.CommandAsync(asking.Get<SignInAsCommands>().BeginAsync(session, asking.Space.Anna.Id, Asking.Ct));
        }),
        new("SignInAsCommands.LeaveAsync", actor => actor.OnBehalfOf is not null, _ => true, async asking =>
        {
            var session = await SessionAsync(asking, asking.Space.Anna);
            return async () => await Asking.CommandAsync(asking.Get<SignInAsCommands>().LeaveAsync(session, Asking.Ct)) is var answer && answer is Answer.Rejected ? Answer.Forbidden : answer;
        }),
    ];

    /// <summary>The actor's own session, of a user that is stored for it.</summary>
    private static async Task<string> SessionAsync(Asking asking, Customer? asCustomer = null)
    {
        var actor = asking.Space.Actor;
        if (actor is not { UserId: { } userId, SessionId: { } key })
        {
            return "none";
        }

        await using var db = asking.Space.CreateDbContext();
        if (!await db.Users.AnyAsync(user => user.Id == userId, Asking.Ct))
        {
            db.Users.Add(new User { Id = userId, UserName = $"{userId}", Email = $"{userId}@users.example", Name = actor.Name });
            await db.SaveChangesAsync(Asking.Ct);
        }

        await db.Sessions.Where(row => row.UserId == userId).ExecuteDeleteAsync(Asking.Ct);
        var session = new Session(userId, false, "Firefox on Linux", null, asking.Space.Clock.GetUtcNow()) { AsCustomerId = asCustomer?.Id };
        var entry = db.Sessions.Add(session);
        entry.Property(row => row.Id).CurrentValue = key;
        await db.SaveChangesAsync(Asking.Ct);
        return key;
    }
}
