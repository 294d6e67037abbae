using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>What people tell the monitor.</summary>
public sealed partial class MonitorCommands(UnitOfWork unitOfWork, ISurfaceMonitor monitor)
{
    private const string Subject = "Surface Monitor";

    /// <summary>Lets it run now: for the actor's own reseller, or for everybody. Ends when the run does.</summary>
    public async Task<Result<MonitorReport>> RunAsync(IProgress<MonitorProgress>? progress, CancellationToken ct)
    {
        var asked = await AskToRunAsync(ct).ConfigureAwait(false);
        if (!asked.Succeeded)
        {
            return asked.Failure;
        }

        var (actor, reseller) = asked.Value;
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
        (state, write) =>
        {
            if (MonitorState.Refusal(reason) is { } refused)
            {
                return new Failure.Rejected(refused);
            }

            if (state.Pausing is { } pause)
            {
                return new Failure.Rejected(pause.Sentence);
            }

            state.Pause(write.Actor.Name, reason!.Trim(), write.Now);
            return Entry(write, null, AuditActions.PauseMonitor, detail: state.PauseReason, before: "Running", after: "Paused");
        },
        ct);

    public Task<Result<bool>> ResumeAsync(CancellationToken ct) => ChangeStateAsync(
        (state, write) =>
        {
            if (state.Pausing is not { } pause)
            {
                return new Failure.Rejected("The Surface Monitor is not paused.");
            }

            state.Resume();
            return Entry(write, null, AuditActions.ResumeMonitor, detail: $"Paused by {pause.By}: {pause.Reason}", before: "Paused", after: "Running");
        },
        ct);

    /// <summary>Lets the next run try again what failed, however long it was to wait.</summary>
    public Task<Result<int>> TryAgainAsync(int failureId, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.MonitorRun, async write =>
        {
            var failure = await write.Db.MonitorFailures.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == failureId, ct).ConfigureAwait(false);
            if (failure is null)
            {
                return new Failure.NotFound("That failure"); // it went, since it worked meanwhile
            }

            failure.TryNow(write.Now);
            write.Audit(Entry(write, failure.ResellerId, AuditActions.RunMonitor, failure.ServiceId, string.Create(
                CultureInfo.InvariantCulture, $"Try again: {failure.Pass.Title()}{(failure.ServiceId is { } service ? $" of #{service}" : "")}")));
            write.Publish(Topics.Monitor);
            return failure.Id;
        }, ct);

    private Task<Result<bool>> ChangeStateAsync(Func<MonitorState, Write, Result<AuditEntry>> change, CancellationToken ct) =>
        unitOfWork.RunAsync<bool>(Permissions.MonitorPause, async write =>
        {
            var changed = change(await StateAsync(write.Db, ct).ConfigureAwait(false), write);
            if (!changed.Succeeded)
            {
                return changed.Failure;
            }

            write.Audit(changed.Value);
            write.Publish(Topics.Monitor);
            return true;
        }, ct);

    // That somebody asked is recorded before the run begins, which may take minutes and writes for itself.
    private Task<Result<(Actor Actor, int? Reseller)>> AskToRunAsync(CancellationToken ct) =>
        unitOfWork.RunAsync<(Actor, int?)>(Permissions.MonitorRun, async write =>
        {
            if (!write.Actor.WorksFor(out var reseller))
            {
                return new Failure.NotFound("Your reseller");
            }

            if ((await StateAsync(write.Db, ct).ConfigureAwait(false)).Pausing is { } pause)
            {
                return new Failure.Rejected(pause.Sentence);
            }

            write.Audit(Entry(write, reseller, AuditActions.RunMonitor));
            return (write.Actor, reseller);
        }, ct);

    private static Task<MonitorState> StateAsync(SpaceDb db, CancellationToken ct) => db.MonitorStates.SingleAsync(state => state.Id == MonitorState.OnlyId, ct);

    private static AuditEntry Entry(Write write, int? resellerId, string action, int? service = null, string? detail = null, string? before = null, string? after = null) =>
        new(write.Actor, write.Now, resellerId, AuditKinds.Monitor, action, Subject) { ServiceId = service, Before = before, After = after, Detail = detail };
}
