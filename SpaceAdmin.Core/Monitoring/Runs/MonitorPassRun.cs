namespace SpaceAdmin.Core.Monitoring;

/// <summary>What one pass of a run did for one reseller. A pass that found nothing leaves no row.</summary>
public sealed class MonitorPassRun
{
    private MonitorPassRun() // EF
    {
    }

    internal MonitorPassRun(long runId, Pass pass, int resellerId, DateTimeOffset now)
    {
        RunId = runId;
        Pass = pass;
        ResellerId = resellerId;
        StartedAt = now;
    }

    public long Id { get; private set; }

    public long RunId { get; private set; }

    public Pass Pass { get; private set; }

    public int ResellerId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public int Done { get; private set; }

    public int LeftAlone { get; private set; }

    public int Failed { get; private set; }

    /// <summary>How long the pass took so far, for all resellers.</summary>
    public long Milliseconds { get; private set; }

    internal void Add(int done, int leftAlone, int failed, TimeSpan took)
    {
        Done = Done + done;
        LeftAlone = LeftAlone + leftAlone;
        Failed = Failed + failed;
        Milliseconds = (long)took.TotalMilliseconds;
    }
}
