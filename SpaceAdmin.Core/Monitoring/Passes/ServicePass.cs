using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
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
            var read = await Read(db, scope)
                .Take(AtATime.Count)
                .Select(service => new Waiting(
                    service.Id, service.ResellerId, service.CustomerId, service.PlanId, service.Name, service.NextTermOn, service.DueOn, service.HoldUntil, service.SuspendedAt, service.AwaitsActivationSince, service.NextQuantityOn))
                .ToListAsync(ct).ConfigureAwait(false);
            Last = read is [.., var last] ? last : Last;
            _ended = read.Count < AtATime.Count && !More();
            var due = read
                .Where(waiting => scope.Days.ContainsKey(waiting.ResellerId) && IsDue(waiting, scope.Settings.DaysOf(waiting.ResellerId, waiting.PlanId, waiting.Id), scope.Local(waiting.ResellerId)))
                .Select(waiting => new MonitorCandidate(waiting.Id, waiting.Id, waiting.ResellerId, waiting.CustomerId, $"#{waiting.Id} {waiting.Name}"))
                .ToList();
            if (due.Count > 0)
            {
                return due;
            }
        }

        return [];
    }

    /// <summary>Those that may be due, by index and in its order, after <see cref="Last"/>.</summary>
    protected abstract IQueryable<SpaceService> Read(SpaceDb db, MonitorScope scope);

    /// <summary>Whether it is to be looked at today; the index alone cannot know the days of each service.</summary>
    protected abstract bool IsDue(Waiting waiting, MonitorDays days, LocalNow now);

    /// <summary>Called at the end: whether it goes through once more, for others.</summary>
    protected virtual bool More() => false;

    protected void StartAgain() => Last = null;

    /// <summary>What a pass needs to know of a service before it loads it.</summary>
    protected sealed record Waiting(
        int Id, int ResellerId, int CustomerId, int? PlanId, string Name, DateOnly? NextTermOn, DateOnly? DueOn, DateOnly? HoldUntil, DateTimeOffset? SuspendedAt, DateTimeOffset? AwaitsActivationSince,
        DateOnly? NextQuantityOn);
}
