using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Monitoring;

/// <summary>The monitor, counted: whoever lets it run.</summary>
internal sealed class MeteredMonitor(ISurfaceMonitor monitor, MonitorMetrics metrics) : ISurfaceMonitor
{
    public async Task<MonitorReport> RunAsync(RunTrigger trigger, string startedBy, int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct)
    {
        try
        {
            var report = await monitor.RunAsync(trigger, startedBy, resellerId, progress, ct);
            metrics.Ran(trigger, resellerId is null, report);
            return report;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            metrics.Broke(trigger);
            throw;
        }
    }

    public Task<MonitorReport> PreviewAsync(int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct) => monitor.PreviewAsync(resellerId, progress, ct);

    public async Task<MonitorBacklog> BacklogAsync(int? resellerId, CancellationToken ct)
    {
        var backlog = await monitor.BacklogAsync(resellerId, ct);
        if (resellerId is null)
        {
            metrics.Waiting(backlog.Count);
        }

        return backlog;
    }

    public Task<bool> IsPausedAsync(CancellationToken ct) => monitor.IsPausedAsync(ct);

    public bool IsWorkingOn(long runId) => monitor.IsWorkingOn(runId);
}
