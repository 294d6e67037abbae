namespace SpaceAdmin.Core.Monitoring;

/// <summary>How the monitor is.</summary>
public enum MonitorCondition
{
    OnTime,
    Late,

    /// <summary>It is on time, but the last run could not do all of its passes.</summary>
    Broken,
    Paused,
    Running,

    /// <summary>It runs only when somebody lets it.</summary>
    Off,
}

/// <summary>The health of the monitor at a glance, as far as the viewer's own services go.</summary>
/// <param name="Last">The newest run that ended.</param>
/// <param name="NextDue">When the next run is due; null while it is paused, off, or never ran.</param>
/// <param name="Every">How often it runs.</param>
/// <param name="Failure">The newest one.</param>
public sealed record MonitorHealth(
    MonitorCondition Condition, MonitorRunRow? Last, DateTimeOffset? NextDue, TimeSpan Every, MonitorPause? Pause, MonitorBacklog Backlog, int Failures, MonitorFailureRow? Failure)
{
    /// <summary>What holds now, the strongest first.</summary>
    internal static MonitorCondition ConditionOf(
        bool running, bool paused, bool broken, MonitorTimetable timetable, DateTimeOffset? due, DateTimeOffset now) => (running, paused) switch
    {
        (true, _) => MonitorCondition.Running,
        (_, true) => MonitorCondition.Paused,
        _ when !timetable.Runs => MonitorCondition.Off,
        _ when now > due + timetable.Patience => MonitorCondition.Late,
        _ when broken => MonitorCondition.Broken,
        _ => MonitorCondition.OnTime,
    };

    /// <summary>When a run is due after one that started at <paramref name="started"/>; a clock that was set back makes nobody wait longer.</summary>
    internal static DateTimeOffset DueAfter(DateTimeOffset started, MonitorTimetable timetable, DateTimeOffset now) =>
        (started < now ? started : now) + timetable.Every;
}

/// <summary>That nothing runs, by whom and why.</summary>
public sealed record MonitorPause(DateTimeOffset At, string By, string Reason)
{
    public string Sentence => $"The Surface Monitor is paused by {By}: {Reason}";
}

public enum MonitorRunState
{
    Running,
    Ended,

    /// <summary>A crash or a kill ended it. What it did is done; the next run does the rest.</summary>
    Interrupted,
}

/// <summary>One line of the history; what it did is counted for the viewer's own services.</summary>
public sealed record MonitorRunRow
{
    public required long Id { get; init; }

    public required RunTrigger Trigger { get; init; }

    public required string ActorName { get; init; }

    /// <summary>Whether it was for every reseller.</summary>
    public required bool ForAll { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan? Took { get; init; }

    public required MonitorRunState State { get; init; }

    public required int Done { get; init; }

    public required int Failed { get; init; }

    /// <summary>The passes that broke off.</summary>
    public required IReadOnlyList<Pass> Broken { get; init; }
}

/// <summary>What the monitor could not do.</summary>
public sealed record MonitorFailureRow
{
    public required int Id { get; init; }

    public required Pass Pass { get; init; }

    public required int? ServiceId { get; init; }

    public required int CustomerId { get; init; }

    /// <summary>"#1042 shop.example", or whose balance it is.</summary>
    public required string Name { get; init; }

    public required string Error { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset NextTryAt { get; init; }
}

/// <summary>What the panel of a service says about the monitor.</summary>
/// <param name="Days">Each with who set it.</param>
/// <param name="AwaitsBilling">Somebody is to start its billing first.</param>
/// <param name="IsOfDisabled">Its reseller is disabled, and it is left alone.</param>
public sealed record ServiceMonitoring(SettingsSource Days, IReadOnlyList<MonitorFailureRow> Failures, bool AwaitsBilling, bool IsOfDisabled);

/// <summary>The last 24 hours of one pass, hour by hour up to the current one.</summary>
/// <param name="DoneToday">Since the viewer's midnight.</param>
/// <param name="Took">All of the 24 hours.</param>
public sealed record PassHistory(Pass Pass, IReadOnlyList<PassHour> Hours, int DoneToday, int FailedToday, TimeSpan Took);

/// <summary>One hour of a pass.</summary>
public sealed record PassHour(DateTimeOffset From, int Done, int Failed, TimeSpan Took);
