using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Does what was scheduled, in the order of the days for which it was.</summary>
internal sealed class CarryOutSchedulesPass : MonitorPass
{
    private (DateOnly On, int Id) _last;

    public override Pass Pass => Pass.CarryOutSchedules;

    public override async Task<IReadOnlyList<MonitorCandidate>> NextAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        while (true)
        {
            var (latest, last) = (scope.LatestToday, _last);
            var read = await Pending(db, scope, LateFailures(db, scope))
                .Select(schedule => new
                {
                    schedule.Id,
                    schedule.ServiceId,
                    schedule.ResellerId,
                    schedule.CustomerId,

                    // Not by a join: SQLite would begin it with all services.
                    Name = db.Services.Where(service => service.Id == schedule.ServiceId).Select(service => service.Name).FirstOrDefault(),
                    On = schedule.On ?? db.Services.Where(service => service.Id == schedule.ServiceId).Select(service => service.TermEndsOn).FirstOrDefault(),
                })
                .Where(schedule => schedule.On != null && schedule.On <= latest && schedule.On >= last.On && (schedule.On > last.On || schedule.Id > last.Id))
                .OrderBy(schedule => schedule.On).ThenBy(schedule => schedule.Id)
                .Take(AtATime.Count)
                .ToListAsync(ct).ConfigureAwait(false);
            if (read is not [.., var end])
            {
                return [];
            }

            _last = (end.On!.Value, end.Id);
            var due = read.Where(schedule => scope.Days.TryGetValue(schedule.ResellerId, out var local) && schedule.On <= local.Today)
                .Select(schedule => new MonitorCandidate(schedule.Id, schedule.ServiceId, schedule.ResellerId, schedule.CustomerId, $"#{schedule.ServiceId} {schedule.Name}"))
                .ToList();
            if (due.Count > 0)
            {
                return due;
            }
        }
    }

    public override async Task<MonitorBacklog> BacklogAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var latest = scope.LatestToday;
        var days = await Pending(db, scope, Failures(db))
            .Select(schedule => new
            {
                schedule.ResellerId,
                On = schedule.On ?? db.Services.Where(service => service.Id == schedule.ServiceId).Select(service => service.TermEndsOn).FirstOrDefault(),
            })
            .Where(schedule => schedule.On != null && schedule.On <= latest)
            .GroupBy(schedule => schedule)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct).ConfigureAwait(false);
        return Sum(scope, days.Where(day => scope.Days.TryGetValue(day.Key.ResellerId, out var local) && day.Key.On <= local.Today)
            .Select(day => (day.Key.ResellerId, day.Key.On, day.Count)));
    }

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        var (db, now) = (work.Db, work.Scope.Now);
        foreach (var candidate in candidates)
        {
            // Each anew: what another one of this batch cancelled has taken its schedules along.
            var schedule = await db.ScheduledActions.SingleOrDefaultAsync(s => s.Id == candidate.Subject && s.State == ScheduleState.Pending, ct).ConfigureAwait(false);
            var service = await work.FindAsync(candidate.ServiceId!.Value, candidates.Select(one => one.ServiceId!.Value), ct).ConfigureAwait(false);
            if (schedule is null || service is not { PendingAction: null } || (schedule.On ?? service.TermEndsOn) is not { } on || on > work.Scope.Local(service.ResellerId).Today)
            {
                continue;
            }

            // Done first: a cancellation undoes all that is still open for its service.
            schedule.Become(ScheduleState.Done, null, now);
            await db.SaveChangesAsync(ct).ConfigureAwait(false);
            var result = await work.Changes.ApplyAsync(service, schedule.Action, new StatusReason(schedule.Reason, schedule.ReasonIsPrivate), SuspensionSource.Scheduled, ct).ConfigureAwait(false);
            if (!result.Succeeded)
            {
                schedule.Become(ScheduleState.Refused, result.Failure.Message, now);
                await db.SaveChangesAsync(ct).ConfigureAwait(false);
            }

            work.Tell(
                candidate.Task(
                    Pass,
                    result.Failure?.Message ?? string.Create(CultureInfo.InvariantCulture, $"{schedule.Action.PastTense()}, as scheduled for {on:yyyy-MM-dd}"),
                    result.Succeeded ? TaskOutcome.Done : TaskOutcome.LeftAlone),
                ServiceChanges.TopicsOf(service));
        }
    }

    private static IQueryable<ScheduledAction> Pending(SpaceDb db, MonitorScope scope, IQueryable<MonitorFailure> without) =>
        scope.Of(db.ScheduledActions.Where(schedule => schedule.State == ScheduleState.Pending && !without.Any(failure => failure.Subject == schedule.Id)));
}
