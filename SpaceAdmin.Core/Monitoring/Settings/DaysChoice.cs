namespace SpaceAdmin.Core.Monitoring;

/// <summary>The days that somebody set for an installation, a reseller, a plan or a service; what is null is left to the wider one.</summary>
public sealed record DaysChoice(int? Issue, int? Warn, int? Suspend, int? Cancel)
{
    public const int Most = 365;

    public static DaysChoice None { get; } = new(null, null, null, null);

    public bool IsNone => this == None;

    /// <summary>The sentence that refuses them, or null.</summary>
    public static string? Refusal(DaysChoice days) =>
        new[] { days.Issue, days.Warn, days.Suspend }.Any(number => number is < 0 or > Most) ? $"Days are whole numbers from 0 to {Most}."
        : days.Cancel is < 1 or > Most ? $"A service is cancelled 1 to {Most} days after its suspension."
        : null;

    public MonitorDays Over(MonitorDays wider) => new(Issue ?? wider.Issue, Warn ?? wider.Warn, Suspend ?? wider.Suspend, Cancel ?? wider.Cancel);
}
