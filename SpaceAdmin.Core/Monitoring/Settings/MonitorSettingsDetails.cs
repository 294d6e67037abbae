namespace SpaceAdmin.Core.Monitoring;

/// <summary>What is set at one level, and what holds where nothing is.</summary>
/// <param name="Name">Whose it is: "Demo Hosting", "#1042 shop.example".</param>
/// <param name="Version">0 while nothing is set.</param>
/// <param name="Inherited">What the wider levels say.</param>
public sealed record MonitorSettingsDetails(
    SettingLevel Level, int Subject, string Name, DaysChoice Days, MonitorTexts Texts, int Version, SettingsSource Inherited);

/// <summary>What one pass of the next run has to do, by the days that hold and by others.</summary>
/// <param name="Now">For how many services by the days that hold now.</param>
/// <param name="Then">For how many by the others.</param>
public sealed record DaysEffect(Pass Pass, int Now, int Then);

/// <summary>For whom something can be set.</summary>
public sealed record SettingOwner(SettingLevel Level, int Subject, string Name);

/// <summary>Days and texts as they come from the levels above, each with the nearest that set it.</summary>
public sealed record SettingsSource(
    Sourced<int> Issue, Sourced<int> Warn, Sourced<int> Suspend, Sourced<int> Cancel, Sourced<int> Lapse,
    Sourced<string> Warning, Sourced<string> Suspension, Sourced<string> Cancellation, Sourced<string> Reminders)
{
    /// <summary>What holds where nobody set anything.</summary>
    public static SettingsSource Default { get; } = new(
        new(MonitorDays.Default.Issue, null), new(MonitorDays.Default.Warn, null), new(MonitorDays.Default.Suspend, null), new(MonitorDays.Default.Cancel, null), new(MonitorDays.Default.Lapse, null),
        new(MonitorTexts.Default.Warning!, null), new(MonitorTexts.Default.Suspension!, null), new(MonitorTexts.Default.Cancellation!, null),
        new(MonitorTexts.Default.Reminders!, null));

    public MonitorDays Days => new(Issue.Value, Warn.Value, Suspend.Value, Cancel.Value, Lapse.Value);

    /// <summary>With what a nearer level sets.</summary>
    internal SettingsSource Under(MonitorSetting? nearer) => nearer is null ? this : new(
        Issue.Under(nearer.IssueDays, nearer.Level), Warn.Under(nearer.WarnDays, nearer.Level), Suspend.Under(nearer.SuspendDays, nearer.Level),
        Cancel.Under(nearer.CancelDays, nearer.Level), Lapse.Under(nearer.LapseDays, nearer.Level), Warning.Under(nearer.WarningText, nearer.Level), Suspension.Under(nearer.SuspensionText, nearer.Level),
        Cancellation.Under(nearer.CancellationText, nearer.Level),
        Reminders.Under(nearer.Reminders, nearer.Level));
}

/// <summary>A value and who set it.</summary>
/// <param name="From">Null is the program itself.</param>
public sealed record Sourced<T>(T Value, SettingLevel? From);

internal static class SourcedValues
{
    public static Sourced<int> Under(this Sourced<int> wider, int? nearer, SettingLevel level) => nearer is { } value ? new(value, level) : wider;

    public static Sourced<string> Under(this Sourced<string> wider, string? nearer, SettingLevel level) => nearer is { } value ? new(value, level) : wider;
}
