using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Keeps what the passes could not do, each in a transaction of its own: that of the attempt is gone.</summary>
internal static class MonitorFailures
{
    public static Task RecordAsync(Writer writer, MonitorTask task, DateTimeOffset now, CancellationToken ct) => writer.RunAsync<bool>(Actor.SurfaceMonitor, async write =>
    {
        var failure = await write.Db.MonitorFailures.SingleOrDefaultAsync(f => f.Pass == task.Pass && f.Subject == task.Subject, ct).ConfigureAwait(false)
            ?? write.Db.MonitorFailures.Add(new MonitorFailure(task, now)).Entity;
        failure.Again(task.Why, now);
        write.NeedsNoEntry("What could not be done is kept as a failure, and changed nothing.");
        return true;
    }, ct);

    /// <summary>What a pass is to try again, by subject. What it does not meet any more is not there to be tried.</summary>
    public static async Task<HashSet<int>> DueAsync(IDbContextFactory<SpaceDb> dbs, Pass pass, MonitorScope scope, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.MonitorFailures
            .Where(failure => failure.Pass == pass && failure.NextTryAt <= scope.Now && (scope.ResellerId == null || failure.ResellerId == scope.ResellerId))
            .Select(failure => failure.Subject)
            .ToHashSetAsync(ct).ConfigureAwait(false);
    }

    public static async Task ForgetAsync(IDbContextFactory<SpaceDb> dbs, Pass pass, IReadOnlyCollection<int> subjects, CancellationToken ct)
    {
        if (subjects.Count > 0)
        {
            await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
            await ForgetAsync(db, pass, subjects, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets what a pass did at last, in its transaction.</summary>
    public static Task ForgetAsync(SpaceDb db, Pass pass, IEnumerable<int> subjects, CancellationToken ct)
    {
        int[] done = [.. subjects];
        return db.MonitorFailures.Where(failure => failure.Pass == pass && EF.Parameter(done).Contains(failure.Subject)).ExecuteDeleteAsync(ct);
    }
}
