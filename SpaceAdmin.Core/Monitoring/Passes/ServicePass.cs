using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>A pass through services in the order of a day or an instant.</summary>
internal abstract class ServicePass : MonitorPass
{
    private bool _ended;

    /// <summary>The last one that was read, whether it was due or not.</summary>
    protected Waiting? Last { get; private set; }

    public override async Task<IReadOnlyList<MonitorCandidate>> NextAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        while (!_ended)
        {
            var read = await AfterLast(MayBeDue(Services(db, scope), scope))
                .Take(AtATime.Count)
                .Select(service => new Waiting(
                    service.Id, service.CustomerId, service.Name, service.AwaitsActivationSince,
                    new DueDays
                    {
                        ResellerId = service.ResellerId,
                        PlanId = service.PlanId,
                        OwnDaysOf = service.Id,
                        NextTermOn = service.NextTermOn,
                        DueOn = service.DueOn,
                        HoldUntil = service.HoldUntil,
                        WarnedFor = service.WarnedFor,
                        SuspendsOn = service.SuspendsOn,
                        SuspendedAt = service.SuspendedAt,
                        NextQuantityOn = service.NextQuantityOn,
                        UnpaidSince = service.UnpaidSince,
                    }))
                .ToListAsync(ct).ConfigureAwait(false);
            Last = read is [.., var last] ? last : Last;
            _ended = read.Count < AtATime.Count && !More();
            var due = read
                .Where(waiting => scope.Days.ContainsKey(waiting.Days.ResellerId) && IsDue(waiting.Days, scope))
                .Select(waiting => new MonitorCandidate(waiting.Id, waiting.Id, waiting.Days.ResellerId, waiting.CustomerId, $"#{waiting.Id} {waiting.Name}"))
                .ToList();
            if (due.Count > 0)
            {
                return due;
            }
        }

        return [];
    }

    /// <summary>What waits for this pass, or may: the rows of its index, as far as the index alone can tell.</summary>
    protected abstract IQueryable<SpaceService> MayBeDue(IQueryable<SpaceService> services, MonitorScope scope);

    /// <summary>In the order of the index, those that come after <see cref="Last"/>.</summary>
    protected abstract IQueryable<SpaceService> AfterLast(IQueryable<SpaceService> services);

    /// <summary>Whether it is to be looked at today; the index cannot know the days of each service.</summary>
    protected abstract bool IsDue(DueDays service, MonitorScope scope);

    /// <summary>Called at the end: whether it goes through once more, for others.</summary>
    protected virtual bool More() => false;

    protected void StartAgain() => Last = null;

    /// <summary>The services that a run is for, without those that failed lately.</summary>
    protected IQueryable<SpaceService> Services(SpaceDb db, MonitorScope scope) =>
        scope.Of(db.Services.Where(service => !LateFailures(db, scope).Any(failure => failure.Subject == service.Id)));

    /// <summary>The services that wait for a run: none that failed.</summary>
    protected IQueryable<SpaceService> Unfailed(SpaceDb db, MonitorScope scope) =>
        scope.Of(db.Services.Where(service => !Failures(db).Any(failure => failure.Subject == service.Id)));

    /// <summary>What a pass needs to know of a service before it loads it.</summary>
    protected sealed record Waiting(int Id, int CustomerId, string Name, DateTimeOffset? AwaitsActivationSince, DueDays Days);
}
