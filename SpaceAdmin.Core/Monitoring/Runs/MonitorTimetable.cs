namespace SpaceAdmin.Core.Monitoring;

/// <summary>When the monitor runs by itself. The host decides; Core only has to know it, to say whether it is late.</summary>
/// <param name="Runs">False where it runs only when somebody lets it.</param>
/// <param name="Every">From the start of one run to the start of the next.</param>
public sealed record MonitorTimetable(bool Runs, TimeSpan Every)
{
    public static MonitorTimetable Default { get; } = new(true, TimeSpan.FromMinutes(5));

    /// <summary>So much may pass before people are told that it is late.</summary>
    public TimeSpan Patience => Every / 2 > TimeSpan.FromSeconds(30) ? Every / 2 : TimeSpan.FromSeconds(30);
}
