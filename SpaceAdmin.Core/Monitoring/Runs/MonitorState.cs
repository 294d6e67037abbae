using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>What there is one of for the whole installation: whether the monitor is paused, and why.</summary>
public sealed class MonitorState
{
    public const int OnlyId = 1;
    public const int ReasonMaxLength = 500;

    public int Id { get; private set; } = OnlyId;

    public DateTimeOffset? PausedAt { get; private set; }

    public string? PausedBy { get; private set; }

    public string? PauseReason { get; private set; }

    public MonitorPause? Pausing => PausedAt is { } at ? new MonitorPause(at, PausedBy ?? "somebody", PauseReason ?? "no reason given") : null;

    /// <summary>Why a reason to pause is refused, or null.</summary>
    public static Failure? ValidateReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? new MonitorRefusal.PauseNeedsReason()
        : reason.Trim().Length > ReasonMaxLength ? new MonitorRefusal.ReasonTooLong(reason.Trim().Length)
        : null;

    internal void Pause(string by, string reason, DateTimeOffset now)
    {
        PausedAt = now;
        PausedBy = by;
        PauseReason = reason;
    }

    internal void Resume()
    {
        PausedAt = null;
        PausedBy = null;
        PauseReason = null;
    }
}
