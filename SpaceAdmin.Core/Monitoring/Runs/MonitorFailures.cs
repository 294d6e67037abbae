using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Keeps what the passes could not do, each in a transaction of its own: that of the attempt is gone.</summary>
internal static class MonitorFailures
{
    private const string NothingWasDone = "the list of what failed is the monitor's own; nothing was done";

    public static Task RecordAsync(Writer writer, MonitorTask task, DateTimeOffset now, CancellationToken ct) =>
        writer.RunAsync<bool>(Actor.SurfaceMonitor, async write =>
        {
            write.NeedsNoEntry(NothingWasDone);
            var failures = write.Db.MonitorFailures;
            var failure = await failures.SingleOrDefaultAsync(f => f.Pass == task.Pass && f.Subject == task.Subject, ct).ConfigureAwait(false)
                ?? failures.Add(new MonitorFailure(task, now)).Entity;
            failure.Again(task.Why, now);
            return true;
        }, ct);

    /// <summary>What a pass is to try again, by subject. What it does not meet any more is not there to be tried.</summary>
    public static async Task<HashSet<int>> DueAsync(IDbContextFactory<SpaceDb> dbs, Pass pass, MonitorScope scope, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await scope.Of(db.MonitorFailures.Where(failure => failure.Pass == pass && failure.NextTryAt <= scope.Now))
            .Select(failure => failure.Subject)
            .ToHashSetAsync(ct).ConfigureAwait(false);
    }

    public static async Task ForgetAsync(Writer writer, Pass pass, IReadOnlyCollection<int> subjects, CancellationToken ct)
    {
        if (subjects.Count > 0)
        {
            await writer.RunAsync<bool>(Actor.SurfaceMonitor, async write =>
            {
                write.NeedsNoEntry(NothingWasDone);
                await ForgetAsync(write.Db, pass, subjects, ct).ConfigureAwait(false);
                return true;
            }, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets what a pass did at last, in its transaction.</summary>
    public static Task ForgetAsync(SpaceDb db, Pass pass, IEnumerable<int> subjects, CancellationToken ct)
    {
        int[] done = [.. subjects];
        return db.MonitorFailures.Where(failure => failure.Pass == pass && EF.Parameter(done).Contains(failure.Subject)).ExecuteDeleteAsync(ct);
    }
}
