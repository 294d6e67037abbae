using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Takes one pass of a run through all that is due: batch by batch, and one by one where a batch fails.</summary>
internal sealed partial class MonitorPassRunner(
    IDbContextFactory<SpaceDb> dbs, Writer writer, TimeProvider time, ChangeFeed feed, IServiceFollowUp followUp, ILogger logger, MonitorLog log, MonitorCounts counts, IProgress<MonitorProgress>? progress)
{
    /// <summary>Open lists are told so often while a run goes on, however much it does.</summary>
    private static readonly TimeSpan s_told = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);
    private long _lastTold = time.GetTimestamp();

    public async Task RunAsync(MonitorPass pass, MonitorScope scope, CancellationToken ct)
    {
        try
        {
            await WorkOffAsync(pass, scope, ct).ConfigureAwait(false);
        }
        finally
        {
            Publish(now: true); // what was done is told, whatever ended it
        }
    }

    private async Task WorkOffAsync(MonitorPass pass, MonitorScope scope, CancellationToken ct)
    {
        var since = time.GetTimestamp();
        var failed = await MonitorFailures.DueAsync(dbs, pass.Pass, scope, ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await db.Database.OpenConnectionAsync(ct).ConfigureAwait(false); // one for all: it knows the pages that the next batch needs
        while (true)
        {
            if (await NextAsync(db, pass, scope, ct).ConfigureAwait(false) is not { } some)
            {
                return; // paused: what it did not get to is not forgotten
            }

            if (some.Count == 0)
            {
                break;
            }

            failed.ExceptWith(some.Select(candidate => candidate.Subject));
            try
            {
                await DoAsync(db, pass, scope, some, alone: false, since, ct).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                await DoEachAsync(db, pass, scope, some, since, ct).ConfigureAwait(false);
            }

            progress?.Report(new MonitorProgress(pass.Pass, counts.Of(pass.Pass)));
            Publish(time.GetElapsedTime(_lastTold) >= s_told);
            await WriterQueue.MakeWayAsync(db, ct).ConfigureAwait(false);
        }

        await MonitorFailures.ForgetAsync(writer, pass.Pass, failed, ct).ConfigureAwait(false); // somebody paid, or did it by hand
    }

    // Read before the transaction: the writer is locked for what is written, not for the search. The pass asks its rules again.
    // Null when somebody paused the monitor, in this process or another.
    private static async Task<IReadOnlyList<MonitorCandidate>?> NextAsync(SpaceDb db, MonitorPass pass, MonitorScope scope, CancellationToken ct) =>
        await db.MonitorStates.IsPausedAsync(ct).ConfigureAwait(false) ? null : await pass.NextAsync(db, scope, ct).ConfigureAwait(false);

    private async Task DoAsync(SpaceDb db, MonitorPass pass, MonitorScope scope, IReadOnlyList<MonitorCandidate> some, bool alone, long since, CancellationToken ct)
    {
        db.ChangeTracker.Clear(); // whatever the batch before left, and others changed since
        IReadOnlyList<MonitorTask> tasks = [];
        IReadOnlyCollection<string> topics = [];
        var held = 0L;
        await writer.RunBulkAsync<bool>(db, Actor.SurfaceMonitor, async write =>
        {
            held = time.GetTimestamp();
            some = await OfEnabledAsync(db, some, ct).ConfigureAwait(false);
            using var work = new MonitorWork(write, scope, followUp, alone);
            await pass.DoAsync(work, some, ct).ConfigureAwait(false);
            await MonitorFailures.ForgetAsync(db, pass.Pass, some.Select(candidate => candidate.Subject), ct).ConfigureAwait(false);
            tasks = work.Tasks;
            if (tasks.Any(task => task.Outcome is not TaskOutcome.LeftAlone)) // what is held would else be counted every few minutes
            {
                await log.CountAsync(db, pass.Pass, tasks, time.GetElapsedTime(since), ct).ConfigureAwait(false);
            }
            else
            {
                write.NeedsNoEntry("all was left alone");
            }

            topics = write.TakeTopics(); // told at most once a second, however many batches there are
            return true;
        }, ct).ConfigureAwait(false);
        pass.AtATime.Learn(some.Count, time.GetElapsedTime(held));
        _topics.UnionWith(topics);
        foreach (var task in tasks)
        {
            counts.Add(task);
        }
    }

    // Somebody may have disabled a reseller since the pass began.
    private static async Task<IReadOnlyList<MonitorCandidate>> OfEnabledAsync(SpaceDb db, IReadOnlyList<MonitorCandidate> some, CancellationToken ct)
    {
        var disabled = await db.Resellers.Where(reseller => reseller.DisabledAt != null).Select(reseller => reseller.Id).ToListAsync(ct).ConfigureAwait(false);
        return disabled.Count == 0 ? some : [.. some.Where(candidate => !disabled.Contains(candidate.ResellerId))];
    }

    private async Task DoEachAsync(SpaceDb db, MonitorPass pass, MonitorScope scope, IReadOnlyList<MonitorCandidate> some, long since, CancellationToken ct)
    {
        foreach (var candidate in some)
        {
            try
            {
                await DoAsync(db, pass, scope, [candidate], alone: true, since, ct).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception, pass.Pass, candidate.Name);
                var task = candidate.Task(pass.Pass, (exception.InnerException ?? exception).Message, TaskOutcome.Failed);
                await MonitorFailures.RecordAsync(writer, task, scope.Now, ct).ConfigureAwait(false);
                await log.CountAsync(pass.Pass, task, time.GetElapsedTime(since), ct).ConfigureAwait(false);
                counts.Add(task);
                _topics.UnionWith(candidate.ServiceId is { } service ? [Topics.Monitor, Topics.Service(service)] : [Topics.Monitor]);
            }
        }
    }

    private void Publish(bool now)
    {
        if (now && _topics.Count > 0)
        {
            feed.Publish([.. _topics, Topics.Monitor]);
            _topics.Clear();
            _lastTold = time.GetTimestamp();
        }
    }

    [LoggerMessage(LogLevel.Error, "The monitor's pass {Pass} failed for {Name}; it is tried again later.")]
    private partial void LogFailed(Exception exception, Pass pass, string name);
}
