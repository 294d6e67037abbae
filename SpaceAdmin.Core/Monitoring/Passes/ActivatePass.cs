using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Activates what was ordered and is paid, and lifts the suspension of what was overdue and is paid. First services, then what extends them.</summary>
internal sealed class ActivatePass : ServicePass
{
    private bool _addOns;

    public override Pass Pass => Pass.Activate;

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        foreach (var candidate in candidates)
        {
            var service = await work.FindAsync(candidate.Subject, candidates.Select(one => one.Subject), ct).ConfigureAwait(false);
            if (service is not { PendingAction: null } || !MonitorRules.WaitsForActivation(service))
            {
                continue;
            }

            var why = service.Status is ServiceStatus.Ordered
                ? "ordered and paid"
                : string.Create(CultureInfo.InvariantCulture, $"paid since {work.Scope.Local(service.ResellerId).DayOf(service.AwaitsActivationSince!.Value):yyyy-MM-dd}");
            var result = await work.ApplyAsync(service, ServiceAction.Activate, "Paid", SuspensionSource.Overdue, ct).ConfigureAwait(false);
            work.Tell(candidate.Task(Pass, result.Failure?.Message ?? why, result.Succeeded ? TaskOutcome.Done : TaskOutcome.LeftAlone));
        }
    }

    public override async Task<MonitorBacklog> BacklogAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var paid = await Paid(Unfailed(db, scope))
            .Where(service => (service.Status == ServiceStatus.Ordered || service.SuspensionSource == SuspensionSource.Overdue)
                && (service.ParentId == null || db.Services.Any(parent => parent.Id == service.ParentId && parent.Status == ServiceStatus.Active)))
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Since = all.Min(service => service.AwaitsActivationSince) })
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
        return MonitorBacklog.None.And(paid?.Count ?? 0, paid?.Since);
    }

    protected override IQueryable<SpaceService> MayBeDue(IQueryable<SpaceService> services, MonitorScope scope) =>
        Paid(services).Where(service => (service.ParentId != null) == _addOns);

    protected override IQueryable<SpaceService> AfterLast(IQueryable<SpaceService> services)
    {
        if (Last is { AwaitsActivationSince: { } at, Id: var id })
        {
            services = services.Where(service => service.AwaitsActivationSince >= at && (service.AwaitsActivationSince > at || service.Id > id));
        }

        return services.OrderBy(service => service.AwaitsActivationSince).ThenBy(service => service.Id);
    }

    protected override bool IsDue(DueDays service, MonitorScope scope) => true;

    protected override bool More()
    {
        if (_addOns)
        {
            return false;
        }

        StartAgain();
        return _addOns = true;
    }

    private static IQueryable<SpaceService> Paid(IQueryable<SpaceService> services) => services.Where(service => service.AwaitsActivationSince != null);
}
