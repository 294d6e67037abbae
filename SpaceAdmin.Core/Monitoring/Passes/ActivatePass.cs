using System.Globalization;
using SpaceAdmin.Core.Common;
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

    protected override IQueryable<SpaceService> Read(SpaceDb db, MonitorScope scope)
    {
        var services = Services(db, scope).Where(service => service.AwaitsActivationSince != null && (service.ParentId != null) == _addOns);
        if (Last is { AwaitsActivationSince: { } at, Id: var id })
        {
            services = services.Where(service => service.AwaitsActivationSince >= at && (service.AwaitsActivationSince > at || service.Id > id));
        }

        return services.OrderBy(service => service.AwaitsActivationSince).ThenBy(service => service.Id);
    }

    protected override bool IsDue(Waiting waiting, MonitorDays days, LocalNow now) => true;

    protected override bool More()
    {
        if (_addOns)
        {
            return false;
        }

        StartAgain();
        return _addOns = true;
    }
}
