using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>What people tell the monitor.</summary>
public sealed partial class MonitorCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed, ISurfaceMonitor monitor)
{
    private const string Subject = "Surface Monitor";

    /// <summary>Lets it run now: for the actor's own reseller, or for everybody. Ends when the run does.</summary>
    public async Task<Result<MonitorReport>> RunAsync(IProgress<MonitorProgress>? progress, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.MonitorRun))
        {
            return new Failure.Forbidden();
        }

        if (!actor.WorksFor(out var reseller))
        {
            return new Failure.NotFound("Your reseller");
        }

        await using (var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false))
        {
            await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
            if ((await StateAsync(db, ct).ConfigureAwait(false)).Pausing is { } pause)
            {
                return new Failure.Rejected(pause.Sentence);
            }

            db.Audit.Add(Entry(actor, reseller, AuditActions.RunMonitor));
            await db.SaveChangesAsync(ct).ConfigureAwait(false);
            await write.CommitAsync(ct).ConfigureAwait(false);
        }

        feed.Publish(Topics.Audit(reseller));
        try
        {
            return await monitor.RunAsync(actor.IsOperator ? RunTrigger.CommandLine : RunTrigger.Hand, actor.Name, reseller, progress, ct).ConfigureAwait(false);
        }
        catch (BrokenPassException broken)
        {
            return new Failure.Rejected(Passes.BrokenOff(broken.BrokenOff));
        }
    }

    /// <summary>Stops it for every reseller until somebody resumes it. A run that goes on ends after its batch.</summary>
    public Task<Result<bool>> PauseAsync(string? reason, CancellationToken ct) => ChangeStateAsync(
        (state, actor) =>
        {
            if (MonitorState.Refusal(reason) is { } refused)
            {
                return new Failure.Rejected(refused);
            }

            if (state.Pausing is { } pause)
            {
                return new Failure.Rejected(pause.Sentence);
            }

            state.Pause(actor.Name, reason!.Trim(), time.GetUtcNow());
            return Entry(actor, null, AuditActions.PauseMonitor, detail: state.PauseReason, before: "Running", after: "Paused");
        },
        ct);

    public Task<Result<bool>> ResumeAsync(CancellationToken ct) => ChangeStateAsync(
        (state, actor) =>
        {
            if (state.Pausing is not { } pause)
            {
                return new Failure.Rejected("The Surface Monitor is not paused.");
            }

            state.Resume();
            return Entry(actor, null, AuditActions.ResumeMonitor, detail: $"Paused by {pause.By}: {pause.Reason}", before: "Paused", after: "Running");
        },
        ct);

    /// <summary>Lets the next run try again what failed, however long it was to wait.</summary>
    public async Task<Result<int>> TryAgainAsync(int failureId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.MonitorRun))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var failure = await db.MonitorFailures.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == failureId, ct).ConfigureAwait(false);
        if (failure is null)
        {
            return new Failure.NotFound("That failure"); // it went, since it worked meanwhile
        }

        failure.TryNow(time.GetUtcNow());
        db.Audit.Add(Entry(actor, failure.ResellerId, AuditActions.RunMonitor, failure.ServiceId, string.Create(
            CultureInfo.InvariantCulture, $"Try again: {failure.Pass.Title()}{(failure.ServiceId is { } service ? $" of #{service}" : "")}")));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([Topics.Monitor, .. Topics.Audit(failure.ResellerId)]);
        return failure.Id;
    }

    private async Task<Result<bool>> ChangeStateAsync(Func<MonitorState, Actor, Result<AuditEntry>> change, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.MonitorPause))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var changed = change(await StateAsync(db, ct).ConfigureAwait(false), actor);
        if (!changed.Succeeded)
        {
            return changed.Failure;
        }

        db.Audit.Add(changed.Value);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([Topics.Monitor, .. Topics.Audit(null)]);
        return true;
    }

    private static Task<MonitorState> StateAsync(SpaceDb db, CancellationToken ct) => db.MonitorStates.SingleAsync(state => state.Id == MonitorState.OnlyId, ct);

    private AuditEntry Entry(Actor actor, int? resellerId, string action, int? service = null, string? detail = null, string? before = null, string? after = null) =>
        new(actor, time.GetUtcNow(), resellerId, AuditKinds.Monitor, action, Subject) { ServiceId = service, Before = before, After = after, Detail = detail };
}
