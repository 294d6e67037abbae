using System.Globalization;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Monitor;

/// <summary>What the monitor's pages call things.</summary>
internal static class MonitorWords
{
    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"0.2 s", "14 s", "3 min".</summary>
    public static string Took(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s"),
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
    };

    public static string Ago(DateTimeOffset at, DateTimeOffset now) => now - at < TimeSpan.FromMinutes(1) ? "just now" : $"{Duration.InWords(now - at)} ago";

    public static string In(DateTimeOffset at, DateTimeOffset now) => at <= now ? "now" : at - now < TimeSpan.FromMinutes(1) ? "in a moment" : $"in {Duration.InWords(at - now)}";

    /// <summary>"every 5 minutes".</summary>
    public static string Every(TimeSpan span) => span switch
    {
        { Seconds: not 0 } or { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"every {span.TotalSeconds:0} seconds"),
        { Minutes: not 0 } => Each(span.TotalMinutes, "minute"),
        _ => Each(span.TotalHours, "hour"),
    };

    public static string StartedBy(MonitorRunRow run) => run.Trigger switch
    {
        RunTrigger.Timer => "Timer",
        RunTrigger.Payment => "A payment",
        RunTrigger.CommandLine => "Command line",
        _ => run.ActorName,
    };

    public static string Did(int done, int failed) => (done, failed) switch
    {
        (0, 0) => "nothing to do",
        (_, 0) => $"{Count(done)} done",
        _ => $"{Count(done)} done, {Count(failed)} failed",
    };

    /// <summary>Whose value holds where nothing is set: "7 by default", "7 from the installation".</summary>
    public static string From(SettingLevel? level) => level switch
    {
        null => "by default",
        SettingLevel.Installation => "from the installation",
        SettingLevel.Reseller => "from the reseller",
        SettingLevel.Plan => "from the plan",
        _ => "from the service",
    };

    private static string Each(double value, string unit) => value <= 1 ? $"every {unit}" : string.Create(CultureInfo.InvariantCulture, $"every {value:0} {unit}s");
}
