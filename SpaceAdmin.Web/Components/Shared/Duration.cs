using System.Globalization;

namespace SpaceAdmin.Web.Components.Shared;

internal static class Duration
{
    private const double DaysOfAYear = 365.25;

    /// <summary>How long something lasted, in the largest unit that tells: "52 days", "4 minutes".</summary>
    public static string InWords(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 * DaysOfAYear } => Count(span.TotalDays / DaysOfAYear, "year"),
        { TotalDays: >= 1 } => Count(span.TotalDays, "day"),
        { TotalHours: >= 1 } => Count(span.TotalHours, "hour"),
        { TotalMinutes: >= 1 } => Count(span.TotalMinutes, "minute"),
        _ => "less than a minute",
    };

    private static string Count(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)value} {unit}{((int)value == 1 ? "" : "s")}");
}
