using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Settings;

/// <summary>When the monitor runs by itself.</summary>
internal sealed class MonitorHostSettings : ISettings
{
    private static readonly TimeSpan s_min = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_max = TimeSpan.FromDays(1);

    public static string Section => "Monitor";

    public bool Enabled { get; set; } = MonitorTimetable.Default.Runs;

    [Allowed("hours, minutes and seconds from 00:00:10 to 1.00:00:00, such as 00:05:00")]
    public TimeSpan Interval { get; set; } = MonitorTimetable.Default.Every;

    public MonitorTimetable Timetable => new(Enabled, Interval);

    public IEnumerable<string> Refused() => Interval < s_min || Interval > s_max ? [nameof(Interval)] : [];
}
