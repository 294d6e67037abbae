namespace SpaceAdmin.Core.Monitoring;

/// <summary>How far a run is.</summary>
/// <param name="Tasks">What it met so far in this pass.</param>
public sealed record MonitorProgress(Pass Pass, int Tasks);

/// <summary>What a run did, or a preview says that it would do.</summary>
/// <param name="Passes">Every pass, in order.</param>
/// <param name="Tasks">The first of them one by one, by pass; counts are complete.</param>
public sealed record MonitorReport(IReadOnlyList<PassCount> Passes, IReadOnlyList<MonitorTask> Tasks, TimeSpan Took)
{
    public int Done => Passes.Sum(pass => pass.Done);

    public int LeftAlone => Passes.Sum(pass => pass.LeftAlone);

    public int Failed => Passes.Sum(pass => pass.Failed);
}

public sealed record PassCount(Pass Pass, int Done, int LeftAlone, int Failed);
