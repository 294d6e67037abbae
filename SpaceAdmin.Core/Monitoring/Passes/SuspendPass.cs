using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Suspends what is overdue.</summary>
internal sealed class SuspendPass : ServicePass
{
    public override Pass Pass => Pass.Suspend;

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        foreach (var candidate in candidates)
        {
            var service = await work.FindAsync(candidate.Subject, candidates.Select(one => one.Subject), ct).ConfigureAwait(false);
            if (service is not { Status: ServiceStatus.Active, PendingAction: null, DueOn: { } due })
            {
                continue; // it went with the service that it extends, or was paid, or is on its way
            }

            var (days, today) = (work.Scope.Settings.DaysOf(service.ResellerId, service.PlanId, service.Id), work.Scope.Local(service.ResellerId).Today);
            if (MonitorRules.SuspendOn(due, service.HoldUntil, days) <= today)
            {
                var reason = work.Scope.Settings.TextsOf(service.ResellerId).Suspension;
                var result = await work.ApplyAsync(service, ServiceAction.Suspend, reason, SuspensionSource.Overdue, ct).ConfigureAwait(false);
                work.Tell(candidate.Task(
                    Pass,
                    result.Failure?.Message ?? string.Create(CultureInfo.InvariantCulture, $"unpaid since {due:yyyy-MM-dd}"),
                    result.Succeeded ? TaskOutcome.Done : TaskOutcome.LeftAlone));
            }
            else if (MonitorRules.SuspendOn(due, null, days) <= today)
            {
                work.Tell(candidate.Task(Pass, string.Create(CultureInfo.InvariantCulture, $"held until {service.HoldUntil:yyyy-MM-dd}"), TaskOutcome.LeftAlone));
            }
        }
    }

    protected override IQueryable<SpaceService> Read(SpaceDb db, MonitorScope scope)
    {
        var latest = scope.LatestToday.AddDays(-scope.Settings.LeastSuspend);
        var services = Services(db, scope).Where(service => service.Status == ServiceStatus.Active && service.DueOn != null && service.DueOn <= latest);
        if (Last is { DueOn: { } day, Id: var id })
        {
            services = services.Where(service => service.DueOn >= day && (service.DueOn > day || service.Id > id));
        }

        return services.OrderBy(service => service.DueOn).ThenBy(service => service.Id);
    }

    // A held one is looked at too, so that it can be told.
    protected override bool IsDue(Waiting waiting, MonitorDays days, LocalNow now) =>
        waiting.DueOn is { } due && MonitorRules.SuspendOn(due, null, days) <= now.Today;
}
