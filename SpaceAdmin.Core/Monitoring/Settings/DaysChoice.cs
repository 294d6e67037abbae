using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>The days that somebody set for an installation, a reseller, a plan or a service; what is null is left to the wider one.</summary>
public sealed record DaysChoice(int? Issue, int? Warn, int? Suspend, int? Cancel, int? Lapse = null)
{
    public const int Max = 365;

    public static DaysChoice None { get; } = new(null, null, null, null);

    public bool IsNone => this == None;

    /// <summary>Why they are refused, or null.</summary>
    public static Failure? Validate(DaysChoice days) =>
        new[] { days.Issue, days.Warn, days.Suspend, days.Lapse }.Any(number => number is < 0 or > Max) ? new MonitorRefusal.DaysOutOfRange()
        : days.Cancel is < 1 or > Max ? new MonitorRefusal.CancelDaysOutOfRange()
        : null;

    public MonitorDays Over(MonitorDays wider) => new(Issue ?? wider.Issue, Warn ?? wider.Warn, Suspend ?? wider.Suspend, Cancel ?? wider.Cancel, Lapse ?? wider.Lapse);
}
