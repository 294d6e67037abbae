using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>What the desk lets the monitor do to a service later. It is changed and undone until it happens.</summary>
public sealed class ScheduleCommands(UnitOfWork unitOfWork, IServiceFollowUp followUp)
{
    /// <param name="on">A day of the reseller's calendar; null for the end of the term, which only a cancellation waits for.</param>
    /// <returns>The key of what is scheduled.</returns>
    public Task<Result<int>> ScheduleAsync(int number, ServiceAction action, DateOnly? on, StatusReason reason, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(action.Permission(), async write =>
        {
            if (SpaceService.ValidateReason(reason.Text) is { } wordy)
            {
                return wordy;
            }

            var found = await OpenSchedules.FindAsync(write, number, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var service = found.Value;
            if (ScheduleRules.Validate(service, action, on, service.Schedules, write.Local(service).Today) is { } refused)
            {
                return refused;
            }

            var schedule = new ScheduledAction(service, action, on, Trim(reason), ScheduleState.Pending, write.Actor, write.Now);
            write.Db.ScheduledActions.Add(schedule);
            OpenSchedules.Audit(write, service, schedule, AuditActions.ScheduleAction, after: OpenSchedules.Words(schedule));
            await FollowAsync(write, service, schedule, ct).ConfigureAwait(false);
            return schedule.Id;
        }, ct);

    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> ChangeAsync(int id, int version, DateOnly? on, StatusReason reason, CancellationToken ct) =>
        ChangeAsync(id, version, AuditActions.ChangeSchedule, (service, schedule, now) =>
        {
            if ((SpaceService.ValidateReason(reason.Text)
                ?? ScheduleRules.Validate(service, schedule.Action, on, [.. service.Schedules.Where(other => other != schedule)], now.Today)) is { } refused)
            {
                return refused;
            }

            schedule.Change(on, Trim(reason), now.Instant);
            return null;
        }, ct);

    /// <inheritdoc cref="ChangeAsync(int, int, DateOnly?, StatusReason, CancellationToken)"/>
    public Task<Result<int>> UndoAsync(int id, int version, CancellationToken ct) =>
        ChangeAsync(id, version, AuditActions.UndoSchedule, (_, schedule, now) =>
        {
            schedule.Become(ScheduleState.Undone, null, now.Instant);
            return null;
        }, ct);

    private static StatusReason Trim(StatusReason reason) => reason with { Text = SpaceService.TrimReason(reason.Text) };

    private Task<Result<int>> ChangeAsync(int id, int version, string verb, Func<SpaceService, ScheduledAction, LocalNow, Failure?> change, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(actor => ScheduledAction.Actions.Any(action => actor.Can(action.Permission())), async write =>
        {
            if (await OpenSchedules.FindByScheduleAsync(write, id, ct).ConfigureAwait(false) is not var (service, schedule))
            {
                return new Failure.NotFound("What was scheduled");
            }

            if (!write.Actor.Can(schedule.Action.Permission()))
            {
                return new Failure.Forbidden();
            }

            if (schedule.Version != version || schedule.State is not ScheduleState.Pending)
            {
                return new Failure.Stale();
            }

            var before = OpenSchedules.Words(schedule);
            if (change(service, schedule, write.Local(service)) is { } refused)
            {
                return refused;
            }

            var after = schedule.State is ScheduleState.Pending ? OpenSchedules.Words(schedule) : null;
            OpenSchedules.Audit(write, service, schedule, verb, before, after);
            await FollowAsync(write, service, schedule, ct).ConfigureAwait(false);
            return schedule.Id;
        }, ct);

    // Undone, it is invoiced again by the monitor.
    private async Task FollowAsync(Write write, SpaceService service, ScheduledAction schedule, CancellationToken ct)
    {
        await write.SaveAsync(ct).ConfigureAwait(false);
        if (schedule is { State: ScheduleState.Pending, Action: ServiceAction.Cancel } && (schedule.On ?? service.TermEndsOn) is { } on)
        {
            await followUp.EndAsync(write, service, on, "Cancelled", write.Local(service), ct).ConfigureAwait(false);
        }
    }
}
