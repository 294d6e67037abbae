using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>What the desk lets the monitor do to a service later. It is changed and undone until it happens.</summary>
public sealed class ScheduleCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed, IServiceFollowUp followUp)
{
    /// <param name="on">A day of the reseller's calendar; null for the end of the term, which only a cancellation waits for.</param>
    /// <returns>The key of what is scheduled.</returns>
    public async Task<Result<int>> ScheduleAsync(int number, ServiceAction action, DateOnly? on, StatusReason reason, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(action.Permission()))
        {
            return new Failure.Forbidden();
        }

        if (SpaceService.ReasonRefusal(reason.Text) is { } wordy)
        {
            return new Failure.Rejected(wordy);
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (await OpenSchedules.FindAsync(db, actor, number, ct).ConfigureAwait(false) is not { } service)
        {
            return new Failure.NotFound($"Service #{number}");
        }

        var now = service.Reseller.Local(time.GetUtcNow());
        if (ScheduleRules.Refusal(service, action, on, service.Schedules, now.Today) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        var schedule = new ScheduledAction(service, action, on, Trim(reason), ScheduleState.Pending, actor, now.Instant);
        db.ScheduledActions.Add(schedule);
        db.Audit.Add(OpenSchedules.Entry(actor, service, schedule, AuditActions.ScheduleAction, now.Instant, after: OpenSchedules.Words(schedule)));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        var followed = await FollowAsync(db, service, schedule, now, ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. ServiceChanges.TopicsOf(service), .. followed.Topics]);
        return schedule.Id;
    }

    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> ChangeAsync(int id, int version, DateOnly? on, StatusReason reason, CancellationToken ct) =>
        ChangeAsync(id, version, AuditActions.ChangeSchedule, (service, schedule, now) =>
        {
            if ((SpaceService.ReasonRefusal(reason.Text)
                ?? ScheduleRules.Refusal(service, schedule.Action, on, [.. service.Schedules.Where(other => other != schedule)], now.Today)) is { } refused)
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

    private async Task<Result<int>> ChangeAsync(
        int id, int version, string verb, Func<SpaceService, ScheduledAction, LocalNow, string?> change, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!ScheduledAction.Actions.Any(action => actor.Can(action.Permission())))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (await OpenSchedules.FindByScheduleAsync(db, actor, id, ct).ConfigureAwait(false) is not var (service, schedule))
        {
            return new Failure.NotFound("What was scheduled");
        }

        if (!actor.Can(schedule.Action.Permission()))
        {
            return new Failure.Forbidden();
        }

        if (schedule.Version != version || schedule.State is not ScheduleState.Pending)
        {
            return new Failure.Stale();
        }

        var (before, now) = (OpenSchedules.Words(schedule), service.Reseller.Local(time.GetUtcNow()));
        if (change(service, schedule, now) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        var after = schedule.State is ScheduleState.Pending ? OpenSchedules.Words(schedule) : null;
        db.Audit.Add(OpenSchedules.Entry(actor, service, schedule, verb, now.Instant, before, after));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        var followed = await FollowAsync(db, service, schedule, now, ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. ServiceChanges.TopicsOf(service), .. followed.Topics]);
        return schedule.Id;
    }

    // Undone, it is invoiced again by the monitor.
    private Task<FollowedUp> FollowAsync(SpaceDb db, SpaceService service, ScheduledAction schedule, LocalNow now, CancellationToken ct) =>
        schedule is { State: ScheduleState.Pending, Action: ServiceAction.Cancel } && (schedule.On ?? service.TermEndsOn) is { } on
            ? followUp.EndAsync(db, service, on, now, ct)
            : Task.FromResult(FollowedUp.Nothing);
}
