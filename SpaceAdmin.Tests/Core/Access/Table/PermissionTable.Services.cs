using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Services =>
    [
        Row("ServiceCommands.ApplyAsync Activate", Permissions.ServicesActivate, asking => ApplyAsync(asking, ServiceStatus.Ordered, ServiceAction.Activate)),
        Row("ServiceCommands.ApplyAsync Suspend", Permissions.ServicesSuspend, asking => ApplyAsync(asking, ServiceStatus.Active, ServiceAction.Suspend)),
        Row("ServiceCommands.ApplyAsync Cancel", Permissions.ServicesCancel, asking => ApplyAsync(asking, ServiceStatus.Active, ServiceAction.Cancel)),
        Row("ServiceCommands.ApplyAsync Delete", Permissions.ServicesDelete, asking => ApplyAsync(asking, ServiceStatus.Ordered, ServiceAction.Delete)),
        Row("ServiceGrid.ListAsync", Permissions.ServicesSee, async asking =>
        {
            await asking.Space.AddServiceAsync();
            return () => Asking.QueryAsync(() => asking.Get<ServiceGrid>().ListAsync(new ServiceListQuery(), Asking.Ct), page => page.Rows.Count + page.Total + page.Types.Count > 0);
        }),
        Row("ServiceQueries.FindAsync", Permissions.ServicesSee, async asking =>
        {
            var service = await asking.Space.AddServiceAsync();
            return () => Asking.QueryAsync(() => asking.Get<ServiceQueries>().FindAsync(service.Id, Asking.Ct), found => found is not null);
        }),
        Row("ServiceQueries.MessagesAsync", Permissions.ServicesSee, async asking =>
        {
            var service = await asking.Space.AddServiceAsync();
            await asking.Space.DoAsync(service, ServiceAction.Activate);
            return () => Asking.QueryAsync(() => asking.Get<ServiceQueries>().MessagesAsync(service.Id, Asking.Ct), messages => messages.Count > 0);
        }),
        new("MyServiceQueries.ListAsync", actor => actor.Can(Permissions.MyServicesSee), Own, async asking =>
        {
            await asking.Space.AddServiceAsync();
            return () => Asking.QueryAsync(() => asking.Get<MyServiceQueries>().ListAsync(Asking.Ct), mine => mine.Count > 0);
        }),
        new("MyServiceQueries.FindAsync", actor => actor.Can(Permissions.MyServicesSee), Own, async asking =>
        {
            var service = await asking.Space.AddServiceAsync();
            return () => Asking.QueryAsync(() => asking.Get<MyServiceQueries>().FindAsync(service.Id, Asking.Ct), found => found is not null);
        }),
        new("ServiceQueries.ExistsAsync", actor => actor.Can(Permissions.ServicesSee) || actor.Can(Permissions.MyServicesSee), who => Desk(who) || Own(who), async asking =>
        {
            var service = await asking.Space.AddServiceAsync();
            return () => Asking.QueryAsync(() => asking.Get<ServiceQueries>().ExistsAsync(service.Id, Asking.Ct), exists => exists);
        }) { IsSilent = true },
    ];

    private static async Task<Func<Task<Answer>>> ApplyAsync(Asking asking, ServiceStatus from, ServiceAction action)
    {
        var service = await asking.Space.AddServiceAsync(status: from);
        return () => Asking.CommandAsync(asking.Get<ServiceCommands>().ApplyAsync(service.Id, action, service.Version, reason: null, Asking.Ct));
    }
}
