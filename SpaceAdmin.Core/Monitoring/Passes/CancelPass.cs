using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Cancels what stays unpaid after its suspension.</summary>
internal sealed class CancelPass : DayPass
{
    public override Pass Pass => Pass.Cancel;

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        foreach (var candidate in candidates)
        {
            var service = await work.FindAsync(candidate.Subject, candidates.Select(one => one.Subject), ct).ConfigureAwait(false);
            if (service is not { SuspensionSource: SuspensionSource.Overdue, SuspendedAt: { } suspendedAt, AwaitsActivationSince: null, PendingAction: null })
            {
                continue;
            }

            var (days, now) = (work.Scope.Settings.DaysOf(service.ResellerId, service.PlanId, service.Id), work.Scope.Local(service.ResellerId));
            var suspendedOn = now.DayOf(suspendedAt);
            if (MonitorRules.CancelOn(suspendedOn, service.HoldUntil, days) <= now.Today)
            {
                var reason = work.Scope.Settings.TextsOf(service.ResellerId).Cancellation;
                var result = await work.ApplyAsync(service, ServiceAction.Cancel, reason, SuspensionSource.Overdue, ct).ConfigureAwait(false);
                work.Tell(candidate.Task(
                    Pass,
                    result.Failure?.Message ?? string.Create(CultureInfo.InvariantCulture, $"suspended since {suspendedOn:yyyy-MM-dd} and still unpaid"),
                    result.Succeeded ? TaskOutcome.Done : TaskOutcome.LeftAlone));
            }
            else if (MonitorRules.CancelOn(suspendedOn, null, days) <= now.Today)
            {
                work.Tell(candidate.Task(Pass, string.Create(CultureInfo.InvariantCulture, $"held until {service.HoldUntil:yyyy-MM-dd}"), TaskOutcome.LeftAlone));
            }
        }
    }

    protected override IQueryable<SpaceService> MayBeDue(IQueryable<SpaceService> services, MonitorScope scope)
    {
        var latest = scope.Now.AddDays(1 - scope.Settings.MinCancel); // a day of the calendar is never a day later
        return services.Billed().Where(service =>
            service.SuspensionSource == SuspensionSource.Overdue && service.SuspendedAt <= latest && service.AwaitsActivationSince == null);
    }

    protected override IQueryable<SpaceService> AfterLast(IQueryable<SpaceService> services)
    {
        if (Last is { Days.SuspendedAt: { } at, Id: var id })
        {
            services = services.Where(service => service.SuspendedAt >= at && (service.SuspendedAt > at || service.Id > id));
        }

        return services.OrderBy(service => service.SuspendedAt).ThenBy(service => service.Id);
    }

    protected override DateOnly? DueSince(DueDays service, MonitorDays days, LocalNow now) =>
        service.SuspendedAt is { } at && MonitorRules.CancelOn(now.DayOf(at), service.HoldUntil, days) is var day && day <= now.Today ? day : null;

    protected override IQueryable<DueDays> Days(IQueryable<SpaceService> services, IQueryable<int> own) => services.Select(service => new DueDays
    {
        ResellerId = service.ResellerId,
        PlanId = service.PlanId,
        OwnDaysOf = own.Where(number => number == service.Id).FirstOrDefault(),
        SuspendedAt = service.SuspendedAt,
        HoldUntil = service.HoldUntil,
    });

    protected override DueDays LookedAtAs(DueDays service) => service with { HoldUntil = null };
}
