using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>
/// Runs the passes. Knows no right to do so: whoever lets it run asks that first. Everything that it does is done by the
/// commands' own means, as <see cref="Access.Actor.SurfaceMonitor"/>.
/// </summary>
public sealed partial class SurfaceMonitor(
    IDbContextFactory<SpaceDb> dbs, Writer writer, TimeProvider time, ChangeFeed feed, IServiceFollowUp followUp, ILogger<SurfaceMonitor> logger)
    : ISurfaceMonitor
{
    /// <summary>So many tasks of each pass are told one by one.</summary>
    public const int TasksTold = 1_000;

    private readonly ConcurrentDictionary<long, bool> _running = new();

    public async Task<MonitorReport> RunAsync(RunTrigger trigger, string startedBy, int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct)
    {
        var log = await MonitorLog.BeginAsync(writer, time, trigger, startedBy, resellerId, ct).ConfigureAwait(false);
        _running[log.RunId] = true;
        feed.Publish(Topics.Monitor);
        var counts = new MonitorCounts();
        var broken = new Dictionary<Pass, Exception>();
        try
        {
            foreach (var pass in MonitorPasses.InOrder())
            {
                try
                {
                    await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
                    var scope = await MonitorScope.ReadAsync(db, time.GetUtcNow(), resellerId, customers: null, ct).ConfigureAwait(false);
                    await new MonitorPassRunner(dbs, writer, time, feed, followUp, logger, log, counts, progress).RunAsync(pass, scope, ct).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    LogBroken(exception, pass.Pass); // each pass is on its own: the later ones have their turn
                    broken.Add(pass.Pass, exception);
                }
            }
        }
        finally
        {
            await log.EndAsync(broken.Keys, CancellationToken.None).ConfigureAwait(false);
            _running.TryRemove(log.RunId, out _);
            feed.Publish(Topics.Monitor);
        }

        return broken.Count == 0 ? counts.Report(log.Took) : throw new BrokenPassException(broken);
    }

    public async Task<MonitorReport> PreviewAsync(int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct)
    {
        var since = time.GetTimestamp();
        var counts = new MonitorCounts();
        var preview = new MonitorPreview(dbs, time, followUp);
        await foreach (var task in preview.TasksAsync(resellerId, ct).ConfigureAwait(false))
        {
            counts.Add(task);
            progress?.Report(new MonitorProgress(task.Pass, counts.Of(task.Pass)));
        }

        return counts.Report(time.GetElapsedTime(since));
    }

    public async Task<MonitorBacklog> BacklogAsync(int? resellerId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var scope = await MonitorScope.ReadAsync(db, time.GetUtcNow(), resellerId, customers: null, ct).ConfigureAwait(false);
        var backlog = MonitorBacklog.None;
        foreach (var pass in MonitorPasses.InOrder())
        {
            backlog = backlog.And(await pass.BacklogAsync(db, scope, ct).ConfigureAwait(false));
        }

        return backlog;
    }

    public async Task<bool> IsPausedAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.MonitorStates.IsPausedAsync(ct).ConfigureAwait(false);
    }

    public bool IsWorkingOn(long runId) => _running.ContainsKey(runId);

    [LoggerMessage(LogLevel.Error, "The monitor's pass {Pass} broke off; the next run goes on with it.")]
    private partial void LogBroken(Exception exception, Pass pass);
}
