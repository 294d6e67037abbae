using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Hosting;

namespace SpaceAdmin.Web.Monitoring;

/// <summary>
/// Lets the monitor run: soon after the start, at every interval, and when somebody paid. Time is taken by a clock that
/// nobody can set back. Where it does not run by itself, this does nothing. While the monitor is paused it does nothing, and
/// looks again when something about the pause changed.
/// </summary>
internal sealed partial class MonitorHost(
    ISurfaceMonitor monitor, MonitorTimetable timetable, StartWork work, ChangeFeed feed, TimeProvider time, ILogger<MonitorHost> logger) : BackgroundService
{
    /// <summary>Whoever waits for a page comes before.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    /// <summary>Payments come in bursts, and one run does for all of them.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(500);

    private readonly Signal _paid = new(time);
    private readonly Signal _changed = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!timetable.Runs)
        {
            return;
        }

        await work.Done.WaitAsync(stoppingToken);
        using var payments = feed.Subscribe(Topics.Payments, _paid.SetAsync);
        using var changes = feed.Subscribe(Topics.Monitor, _changed.SetAsync);
        await Task.Delay(First, time, stoppingToken);
        var trigger = RunTrigger.Timer;
        while (true)
        {
            var since = time.GetTimestamp();
            _paid.Forget(); // whoever paid until now is served by this run
            var wake = await RunAsync(trigger, stoppingToken) ? _paid : _changed;
            var took = time.GetElapsedTime(since);
            trigger = RunTrigger.Timer;
            if (await wake.WaitAsync(timetable.Every - took, stoppingToken) && wake == _paid)
            {
                await Task.Delay(took > Gather ? took : Gather, time, stoppingToken); // a long run, one after the other, would leave no time for others
                trigger = RunTrigger.Payment;
            }
        }
    }

    /// <returns>False while the monitor is paused.</returns>
    private async Task<bool> RunAsync(RunTrigger trigger, CancellationToken ct)
    {
        try
        {
            if (await monitor.IsPausedAsync(ct))
            {
                return false;
            }

            var report = await monitor.RunAsync(trigger, Actor.SurfaceMonitor.Name, resellerId: null, progress: null, ct);
            if (report.Done + report.Failed > 0)
            {
                LogRan(report.Done, report.Failed, report.Took.TotalSeconds);
            }
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            LogFailed(exception); // the next one may be luckier
        }

        return true;
    }

    [LoggerMessage(LogLevel.Information, "The Surface Monitor did {Done}, and {Failed} failed, in {Seconds:F1} s")]
    private partial void LogRan(int done, int failed, double seconds);

    [LoggerMessage(LogLevel.Error, "The Surface Monitor could not run; it tries again at its next time")]
    private partial void LogFailed(Exception exception);
}
