using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Schedules =>
    [
        .. ScheduledAction.Actions.SelectMany(action => new[]
        {
            Row($"ScheduleCommands.ScheduleAsync {action}", action.Permission(), async asking =>
            {
                var service = await asking.Space.AddServiceAsync(status: action is ServiceAction.Activate ? ServiceStatus.Suspended : ServiceStatus.Active);
                return () => Asking.CommandAsync(asking.Get<ScheduleCommands>().ScheduleAsync(service.Id, action, Tomorrow(asking), reason: null, Asking.Ct));
            }),
            Row($"ScheduleCommands.ChangeAsync {action}", action.Permission(), async asking =>
            {
                var service = await asking.Space.AddServiceAsync(status: action is ServiceAction.Activate ? ServiceStatus.Suspended : ServiceStatus.Active);
                var schedule = await asking.Space.AddScheduleAsync(service, action, Tomorrow(asking));
                return () => Asking.CommandAsync(asking.Get<ScheduleCommands>().ChangeAsync(schedule.Id, schedule.Version, Tomorrow(asking).AddDays(1), reason: null, Asking.Ct));
            }),
            Row($"ScheduleCommands.UndoAsync {action}", action.Permission(), async asking =>
            {
                var schedule = await asking.Space.AddScheduleAsync(await asking.Space.AddServiceAsync(status: ServiceStatus.Active), action, Tomorrow(asking));
                return () => Asking.CommandAsync(asking.Get<ScheduleCommands>().UndoAsync(schedule.Id, schedule.Version, Asking.Ct));
            }),
        }),
        Row("HoldCommands.HoldAsync", Permissions.ServicesHold, async asking =>
        {
            var service = await asking.Space.AddServiceAsync(status: ServiceStatus.Active);
            return () => Asking.CommandAsync(asking.Get<HoldCommands>().HoldAsync(service.Id, service.Version, Tomorrow(asking), "Promised", Asking.Ct));
        }),
        Row("HoldCommands.ReleaseAsync", Permissions.ServicesHold, async asking =>
        {
            var service = await asking.Space.AddServiceAsync(status: ServiceStatus.Active);
            return () => Asking.CommandAsync(asking.Get<HoldCommands>().ReleaseAsync(service.Id, service.Version, Asking.Ct));
        }),
        Row("SuspensionCommands.ChangeSourceAsync", Permissions.ServicesChangeSuspension, async asking =>
        {
            var service = await asking.Space.AddServiceAsync(status: ServiceStatus.Active);
            await using var db = asking.Space.CreateDbContext();
            await db.Services.Where(one => one.Id == service.Id).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Status, ServiceStatus.Suspended).SetProperty(one => one.SuspensionSource, SuspensionSource.Overdue), Asking.Ct);
            return () => Asking.CommandAsync(asking.Get<SuspensionCommands>().ChangeSourceAsync(service.Id, service.Version, SuspensionSource.Manual, "Sends spam", Asking.Ct));
        }),
        new("CancellationCommands.RequestAsync", actor => actor.Can(Permissions.MyServicesRequestCancellation), Own, async asking =>
        {
            var service = await asking.Space.AddServiceAsync(status: ServiceStatus.Active);
            return () => Asking.CommandAsync(asking.Get<CancellationCommands>().RequestAsync(service.Id, atEndOfTerm: false, reason: null, Asking.Ct));
        }),
        new("CancellationCommands.WithdrawAsync", actor => actor.Can(Permissions.MyServicesRequestCancellation), Own, async asking =>
        {
            var service = await asking.Space.AddServiceAsync(status: ServiceStatus.Active);
            await asking.Space.AddScheduleAsync(service, state: ScheduleState.Requested);
            return () => Asking.CommandAsync(asking.Get<CancellationCommands>().WithdrawAsync(service.Id, Asking.Ct));
        }),
        Row("CancellationCommands.AcceptAsync", Permissions.ServicesCancel, async asking =>
        {
            var request = await asking.Space.AddScheduleAsync(await asking.Space.AddServiceAsync(status: ServiceStatus.Active), state: ScheduleState.Requested);
            return () => Asking.CommandAsync(asking.Get<CancellationCommands>().AcceptAsync(request.Id, request.Version, Asking.Ct));
        }),
        Row("CancellationCommands.DeclineAsync", Permissions.ServicesCancel, async asking =>
        {
            var request = await asking.Space.AddScheduleAsync(await asking.Space.AddServiceAsync(status: ServiceStatus.Active), state: ScheduleState.Requested);
            return () => Asking.CommandAsync(asking.Get<CancellationCommands>().DeclineAsync(request.Id, request.Version, answer: null, Asking.Ct));
        }),
    ];

    private static DateOnly Tomorrow(Asking asking) => DateOnly.FromDateTime(asking.Space.Clock.GetUtcNow().UtcDateTime).AddDays(1);
}
