using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Shared;

/// <summary>How days of a reseller's calendar are written. They have no time zone to be shown in.</summary>
internal static class Days
{
    /// <summary>"30 Nov 2026"</summary>
    public static string Text(DateOnly day) => DayText.Of(day);

    /// <summary>"2026-11-30", for machines.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"30 Nov", and with its year in another one: for where there is little room.</summary>
    public static string Short(DateOnly day, DateTimeOffset now) => day.Year == now.Year ? day.ToString("d MMM", CultureInfo.InvariantCulture) : Text(day);

    /// <summary>"1 Nov 2026 – 30 Nov 2026".</summary>
    /// <param name="endsOn">The day after the last one.</param>
    public static string Span(DateOnly startsOn, DateOnly endsOn) => $"{Text(startsOn)} – {Text(endsOn.AddDays(-1))}";
}
