using System.Globalization;

namespace SpaceAdmin.Web.Components.Shared;

/// <summary>What the person at the screen brings along: a time zone and a choice of columns.</summary>
public sealed class Viewer
{
    public const string TimeZoneCookie = "tz";
    public const string ColumnsCookie = "columns";

    public Viewer(string? timeZone = null, string? columns = null)
    {
        // The cookie is the browser's word, so it may be anything.
        Zone = timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc;
        Columns = columns?.Split('.', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Whose days and hours are shown, and meant.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The optional columns of the grid that were chosen last; null when nobody chose yet.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>"22 Nov 2026"</summary>
    public string Day(DateTimeOffset at) => Here(at).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"22 Nov 2026 09:14"</summary>
    public string Minute(DateTimeOffset at) => Here(at).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>To the second, with the offset: for the hover.</summary>
    public string Exact(DateTimeOffset at) => Here(at).ToString("yyyy-MM-dd HH:mm:ss 'UTC'zzz", CultureInfo.InvariantCulture);

    private DateTimeOffset Here(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);
}
