using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Writes the history of one run.</summary>
internal sealed class MonitorLog(Writer writer, TimeProvider time, MonitorRun run)
{
    private const string IsHistory = "the history of runs is itself a record";

    /// <summary>Older runs are forgotten.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);

    private readonly long _since = time.GetTimestamp();

    public static async Task<MonitorLog> BeginAsync(Writer writer, TimeProvider time, RunTrigger trigger, string startedBy, int? resellerId, CancellationToken ct)
    {
        var begun = await writer.RunAsync<MonitorRun>(Actor.SurfaceMonitor, async write =>
        {
            write.NeedsNoEntry(IsHistory);
            var run = write.Db.MonitorRuns.Add(new MonitorRun(trigger, startedBy, resellerId, write.Now)).Entity;
            await write.SaveAsync(ct).ConfigureAwait(false);
            return run;
        }, ct).ConfigureAwait(false);
        return new MonitorLog(writer, time, begun.Value!);
    }

    public long RunId => run.Id;

    public TimeSpan Took => time.GetElapsedTime(_since);

    /// <summary>Counts what a batch did, in its own transaction: a run that is killed has counted what it did, and no more.</summary>
    public async Task CountAsync(SpaceDb db, Pass pass, IReadOnlyList<MonitorTask> tasks, TimeSpan took, CancellationToken ct)
    {
        foreach (var group in tasks.GroupBy(task => task.ResellerId))
        {
            var row = await db.MonitorPassRuns.SingleOrDefaultAsync(p => p.RunId == run.Id && p.Pass == pass && p.ResellerId == group.Key, ct).ConfigureAwait(false)
                ?? db.MonitorPassRuns.Add(new MonitorPassRun(run.Id, pass, group.Key, run.StartedAt)).Entity;
            row.Add(Count(TaskOutcome.Done), Count(TaskOutcome.LeftAlone), Count(TaskOutcome.Failed), took);

            int Count(TaskOutcome outcome) => group.Count(task => task.Outcome == outcome);
        }

        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    public Task CountAsync(Pass pass, MonitorTask task, TimeSpan took, CancellationToken ct) =>
        writer.RunAsync<bool>(Actor.SurfaceMonitor, async write =>
        {
            write.NeedsNoEntry(IsHistory);
            await CountAsync(write.Db, pass, [task], took, ct).ConfigureAwait(false);
            return true;
        }, ct);

    public Task EndAsync(IReadOnlyCollection<Pass> broken, CancellationToken ct) =>
        writer.RunAsync<bool>(Actor.SurfaceMonitor, async write =>
        {
            write.NeedsNoEntry(IsHistory);
            write.Db.Attach(run);
            run.End(Took, broken, write.Now);
            var old = write.Now - s_kept;
            await write.Db.MonitorRuns.Where(r => r.StartedAt < old).ExecuteDeleteAsync(ct).ConfigureAwait(false);
            return true;
        }, ct);
}
