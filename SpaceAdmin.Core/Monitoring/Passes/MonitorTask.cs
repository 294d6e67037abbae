namespace SpaceAdmin.Core.Monitoring;

public enum TaskOutcome
{
    /// <summary>Done; in a preview, it would be.</summary>
    Done,

    /// <summary>Due, and left alone for the reason that is told.</summary>
    LeftAlone,

    Failed,
}

/// <summary>One thing that a pass did or would do.</summary>
/// <param name="Subject">The key of the service, invoice or schedule that it is about.</param>
/// <param name="Name">"#1042 shop.example", "Invoice 12".</param>
/// <param name="Why">In words: "unpaid since 2026-11-19", "held until 2026-12-01".</param>
public sealed record MonitorTask(
    Pass Pass, int Subject, int? ServiceId, int ResellerId, int CustomerId, string Name, string Why, TaskOutcome Outcome = TaskOutcome.Done);
