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
        var asked = await unitOfWork.RunAsync<(Actor Actor, int? Reseller)>(Permissions.MonitorRun, async write =>
        {
            if (!write.Actor.WorksFor(out var reseller))
            {
                return new Failure.NotFound("Your reseller");
            }

            if ((await write.Db.MonitorStates.OnlyAsync(ct).ConfigureAwait(false)).Pausing is { } pause)
            {
                return new MonitorRefusal.Paused(pause);
            }

            write.Audit(reseller, AuditKinds.Monitor, AuditActions.RunMonitor, Subject);
            return (write.Actor, reseller);
        }, ct).ConfigureAwait(false);
        if (!asked.Succeeded)
        {
            return asked.Failure;
        }

        var (actor, only) = asked.Value;
        try
        {
            return await monitor.RunAsync(actor.IsOperator ? RunTrigger.CommandLine : RunTrigger.Hand, actor.Name, only, progress, ct).ConfigureAwait(false);
        }
        catch (BrokenPassException broken)
        {
            return new MonitorRefusal.PassesBrokeOff(broken.BrokenOff);
        }
    }

    /// <summary>Stops it for every reseller until somebody resumes it. A run that goes on ends after its batch.</summary>
    public Task<Result<bool>> PauseAsync(string? reason, CancellationToken ct) => ChangeStateAsync(
        (state, write) =>
        {
            if (MonitorState.ValidateReason(reason) is { } refused)
            {
                return refused;
            }

            if (state.Pausing is { } pause)
            {
                return new MonitorRefusal.Paused(pause);
            }

            state.Pause(write.Actor.Name, reason!.Trim(), write.Now);
            write.Audit(null, AuditKinds.Monitor, AuditActions.PauseMonitor, Subject, "Running", "Paused", state.PauseReason);
            return null;
        },
        ct);

    public Task<Result<bool>> ResumeAsync(CancellationToken ct) => ChangeStateAsync(
        (state, write) =>
        {
            if (state.Pausing is not { } pause)
            {
                return new MonitorRefusal.NotPaused();
            }

            state.Resume();
            write.Audit(null, AuditKinds.Monitor, AuditActions.ResumeMonitor, Subject, "Paused", "Running", $"Paused by {pause.By}: {pause.Reason}");
            return null;
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
            write.Audit(new AuditEntry(write.Actor, write.Now, failure.ResellerId, AuditKinds.Monitor, AuditActions.RunMonitor, Subject)
            {
                ServiceId = failure.ServiceId,
                Detail = string.Create(CultureInfo.InvariantCulture, $"Try again: {failure.Pass.Title()}{(failure.ServiceId is { } service ? $" of #{service}" : "")}"),
            });
            write.Publish(Topics.Monitor);
            return failure.Id;
        }, ct);

    private Task<Result<bool>> ChangeStateAsync(Func<MonitorState, Write, Failure?> change, CancellationToken ct) =>
        unitOfWork.RunAsync<bool>(Permissions.MonitorPause, async write =>
        {
            if (change(await write.Db.MonitorStates.OnlyAsync(ct).ConfigureAwait(false), write) is { } refused)
            {
                return refused;
            }

            write.Publish(Topics.Monitor);
            return true;
        }, ct);
}
