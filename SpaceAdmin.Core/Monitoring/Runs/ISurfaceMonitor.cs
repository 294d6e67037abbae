namespace SpaceAdmin.Core.Monitoring;

/// <summary>What whoever lets the monitor run asks of it.</summary>
public interface ISurfaceMonitor
{
    /// <summary>Lets every pass do its work. Two runs at once, in whatever processes, do nothing twice.</summary>
    /// <param name="startedBy">The name of who started it.</param>
    /// <param name="resellerId">The only reseller to work for; null for all.</param>
    /// <exception cref="BrokenPassException">A pass could not find its work. All others had their turn; what failed of single services is in the report.</exception>
    Task<MonitorReport> RunAsync(RunTrigger trigger, string startedBy, int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct);

    /// <summary>What the next run would do, by doing it in transactions that are rolled back.</summary>
    Task<MonitorReport> PreviewAsync(int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct);

    /// <summary>What is due now and not done yet.</summary>
    Task<MonitorBacklog> BacklogAsync(int? resellerId, CancellationToken ct);

    /// <summary>Whether somebody paused it. Whoever lets it run asks before; a run that goes on ends after its batch.</summary>
    Task<bool> IsPausedAsync(CancellationToken ct);

    /// <summary>Whether that run goes on in this process.</summary>
    bool IsWorkingOn(long runId);
}
