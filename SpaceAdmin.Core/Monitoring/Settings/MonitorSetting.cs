namespace SpaceAdmin.Core.Monitoring;

/// <summary>Whom a setting is for. The nearest wins.</summary>
public enum SettingLevel
{
    Installation,
    Reseller,
    Plan,
    Service,
}

/// <summary>The days and texts that were set for one reseller, plan or service, or for the installation.</summary>
public sealed class MonitorSetting
{
    private MonitorSetting() // EF
    {
    }

    /// <param name="subject">The key of the reseller, plan or service; 0 for the installation.</param>
    internal MonitorSetting(SettingLevel level, int subject, int? resellerId)
    {
        Level = level;
        Subject = subject;
        ResellerId = resellerId;
    }

    public int Id { get; private set; }

    public SettingLevel Level { get; private set; }

    public int Subject { get; private set; }

    public int? ResellerId { get; private set; }

    public int? IssueDays { get; private set; }

    public int? WarnDays { get; private set; }

    public int? SuspendDays { get; private set; }

    public int? CancelDays { get; private set; }

    public int? LapseDays { get; private set; }

    public string? WarningText { get; private set; }

    public string? SuspensionText { get; private set; }

    public string? CancellationText { get; private set; }

    public string? Reminders { get; private set; }

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; }

    public DaysChoice Days => new(IssueDays, WarnDays, SuspendDays, CancelDays, LapseDays);

    public MonitorTexts Texts => new(WarningText, SuspensionText, CancellationText) { Reminders = Reminders };

    internal void Change(DaysChoice days, MonitorTexts texts)
    {
        IssueDays = days.Issue;
        WarnDays = days.Warn;
        SuspendDays = days.Suspend;
        CancelDays = days.Cancel;
        LapseDays = days.Lapse;
        texts = texts.Trimmed;
        WarningText = texts.Warning;
        SuspensionText = texts.Suspension;
        CancellationText = texts.Cancellation;
        Reminders = texts.Reminders;
        Version++;
    }
}
