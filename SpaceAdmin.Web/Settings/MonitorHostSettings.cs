using System.Globalization;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Hosting;

namespace SpaceAdmin.Web.Monitoring;

/// <summary>When the monitor runs by itself, from the configuration; checked before anything starts.</summary>
internal static class MonitorHostSettings
{
    public const string EnabledKey = "Monitor:Enabled";
    public const string IntervalKey = "Monitor:Interval";

    private static readonly string[] s_formats = [@"hh\:mm\:ss", @"d\.hh\:mm\:ss"]; // "5" alone would be five days to .NET

    /// <exception cref="SettingsException">A value is not allowed.</exception>
    public static MonitorTimetable Read(IConfiguration configuration) => new(Enabled(configuration[EnabledKey]), Interval(configuration[IntervalKey]));

    private static bool Enabled(string? text) => text is null ? MonitorTimetable.Default.Runs
        : bool.TryParse(text, out var enabled) ? enabled
        : throw new SettingsException(EnabledKey, text, "true, false");

    private static TimeSpan Interval(string? text) => text is null ? MonitorTimetable.Default.Every
        : TimeSpan.TryParseExact(text.Trim(), s_formats, CultureInfo.InvariantCulture, out var every) && every >= TimeSpan.FromSeconds(10) && every <= TimeSpan.FromDays(1) ? every
        : throw new SettingsException(IntervalKey, text, "hours, minutes and seconds from 00:00:10 to 1.00:00:00, such as 00:05:00");
}
