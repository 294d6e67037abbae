using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Suspends what is overdue.</summary>
internal sealed class SuspendPass : UnpaidPass
{
    public override Pass Pass => Pass.Suspend;

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        foreach (var candidate in candidates)
        {
            var service = await work.FindAsync(candidate.Subject, candidates.Select(one => one.Subject), ct).ConfigureAwait(false);
            if (service is not { Status: ServiceStatus.Active, PendingAction: null, IsBeingCancelled: false } || Debt.Of(service) is not { } debt)
            {
                continue; // it went with the service that it extends, or was paid, or is on its way
            }

            var (days, today) = (work.Scope.Settings.DaysOf(service.ResellerId, service.PlanId, service.Id), work.Scope.Local(service.ResellerId).Today);
            if (debt.SuspendOn(days) <= today)
            {
                var reason = work.Scope.Settings.TextsOf(service.ResellerId).Suspension;
                var result = await work.ApplyAsync(service, ServiceAction.Suspend, reason, SuspensionSource.Overdue, ct).ConfigureAwait(false);
                work.Tell(candidate.Task(
                    Pass,
                    result.Failure?.Message ?? string.Create(CultureInfo.InvariantCulture, $"unpaid since {debt.DueOn:yyyy-MM-dd}"),
                    result.Succeeded ? TaskOutcome.Done : TaskOutcome.LeftAlone));
            }
            else if (debt.WithoutHold().SuspendOn(days) <= today && service.HoldUntil > today)
            {
                work.Tell(candidate.Task(Pass, string.Create(CultureInfo.InvariantCulture, $"held until {service.HoldUntil:yyyy-MM-dd}"), TaskOutcome.LeftAlone));
            }
        }
    }

    protected override IQueryable<SpaceService> MayBeDue(IQueryable<SpaceService> services, MonitorScope scope)
    {
        var latest = scope.LatestToday.AddDays(-scope.Settings.MinSuspend);
        return services.Staying().Where(service => service.Status == ServiceStatus.Active && service.DueOn != null && service.DueOn <= latest);
    }

    protected override DateOnly? DueSince(DueDays service, MonitorDays days, LocalNow now) =>
        service.Debt?.SuspendOn(days) is { } day && day <= now.Today ? day : null;

    protected override DueDays LookedAtAs(DueDays service) => service.Debt?.WithoutHold() is { } debt
        ? service with { HoldUntil = debt.HoldUntil, WarnedFor = debt.WarnedFor, SuspendsOn = debt.SuspendsOn }
        : service;
}
