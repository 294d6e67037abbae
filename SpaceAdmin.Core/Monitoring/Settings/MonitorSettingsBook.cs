using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>All settings at one moment: they are few, and asked for each service.</summary>
internal sealed class MonitorSettingsBook
{
    private readonly Dictionary<(SettingLevel, int), MonitorSetting> _settings;

    // Asked for each invoice, and read once.
    private readonly Dictionary<int, ReminderDays> _reminders = [];

    private MonitorSettingsBook(Dictionary<(SettingLevel, int), MonitorSetting> settings)
    {
        _settings = settings;
        var days = settings.Values.Select(setting => setting.Days).ToList();
        MaxIssue = Math.Max(Installation.Issue, days.Max(choice => choice.Issue) ?? 0);
        MaxWarn = Math.Max(Installation.Warn, days.Max(choice => choice.Warn) ?? 0);
        MinSuspend = Math.Min(Installation.Suspend, days.Min(choice => choice.Suspend) ?? DaysChoice.Max);
        var reminders = settings.Values.Select(setting => setting.Reminders).OfType<string>().Select(Read).ToList();
        EarliestReminder = reminders.Min(one => one.First);
        LatestReminder = reminders.Max(one => one.Last);
        MinCancel = Math.Min(Installation.Cancel, days.Min(choice => choice.Cancel) ?? DaysChoice.Max);
        MinLapse = days.Select(choice => choice.Lapse).Append(Installation.Lapse).Where(number => number > 0).Min();
    }

    /// <summary>Nobody is invoiced earlier than so many days ahead.</summary>
    public int MaxIssue { get; }

    public int MaxWarn { get; }

    /// <summary>Nobody is suspended earlier than so many days after the due day.</summary>
    public int MinSuspend { get; }

    public int MinCancel { get; }

    /// <summary>Null where no order lapses.</summary>
    public int? MinLapse { get; }

    /// <summary>No reminder comes earlier, in days from the due day; null where nobody is reminded.</summary>
    public int? EarliestReminder { get; }

    /// <summary>No reminder comes later.</summary>
    public int? LatestReminder { get; }

    /// <summary>The service that has days of its own in here alone, and not in the database.</summary>
    public int? TriedService { get; private init; }

    private MonitorDays Installation => Find(SettingLevel.Installation, 0)?.Days.Over(MonitorDays.Default) ?? MonitorDays.Default;

    public static async Task<MonitorSettingsBook> ReadAsync(SpaceDb db, CancellationToken ct) => new(
        await db.MonitorSettings.AsNoTracking().ToDictionaryAsync(setting => (setting.Level, setting.Subject), ct).ConfigureAwait(false));

    /// <summary>As it would be if these days were set for one level.</summary>
    public MonitorSettingsBook With(SettingLevel level, int subject, int? resellerId, DaysChoice days)
    {
        var setting = new MonitorSetting(level, subject, resellerId);
        setting.Change(days, Find(level, subject)?.Texts ?? MonitorTexts.None);
        return new MonitorSettingsBook(new Dictionary<(SettingLevel, int), MonitorSetting>(_settings) { [(level, subject)] = setting })
        {
            TriedService = level is SettingLevel.Service ? subject : null,
        };
    }

    /// <summary>The days of one service: the nearest that are set.</summary>
    public MonitorDays DaysOf(int resellerId, int? planId, int serviceId)
    {
        var days = DaysOfPlan(resellerId, planId);
        return Find(SettingLevel.Service, serviceId)?.Days.Over(days) ?? days;
    }

    /// <summary>Those of every service of a plan, or of none, that has none of its own.</summary>
    public MonitorDays DaysOfPlan(int resellerId, int? planId)
    {
        var days = Installation;
        days = Find(SettingLevel.Reseller, resellerId)?.Days.Over(days) ?? days;
        return planId is { } plan ? Find(SettingLevel.Plan, plan)?.Days.Over(days) ?? days : days;
    }

    public MonitorTexts TextsOf(int resellerId)
    {
        var texts = Find(SettingLevel.Installation, 0)?.Texts.Over(MonitorTexts.Default) ?? MonitorTexts.Default;
        return Find(SettingLevel.Reseller, resellerId)?.Texts.Over(texts) ?? texts;
    }

    public ReminderDays RemindersOf(int resellerId) =>
        _reminders.TryGetValue(resellerId, out var known) ? known : _reminders[resellerId] = Read(TextsOf(resellerId).Reminders!);

    // It was checked when it was set.
    private static ReminderDays Read(string reminders) => ReminderDays.Parse(reminders).Value!;

    private MonitorSetting? Find(SettingLevel level, int subject) => _settings.GetValueOrDefault((level, subject));
}
