using System.Globalization;

namespace SpaceAdmin.Core.Common;

/// <summary>How a day is written for people: on pages, in mails and in documents.</summary>
public static class DayText
{
    /// <summary>"30 Nov 2026"</summary>
    public static string Of(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
