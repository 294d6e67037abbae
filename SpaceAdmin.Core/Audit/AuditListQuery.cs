using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Audit;

/// <summary>What the audit log shows. It lives in the address, so that a view can be bookmarked, shared and walked back to.</summary>
public sealed record AuditListQuery
{
    public const int TextMaxLength = 100;
    public const int PageSize = 50;

    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>A part of the name of who did it, or on whose behalf.</summary>
    public string? Person { get; init; }

    /// <summary>The key of the user who did it: a name may be that of several.</summary>
    public int? User { get; init; }

    /// <summary>One of <see cref="AuditKinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>A part of the subject.</summary>
    public string? Search { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public string? Action { get; init; }

    /// <summary>The first day, where the viewer is.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, where the viewer is.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Also the single entries of what was done in bulk.</summary>
    public bool Bulk { get; init; }

    /// <summary>The page begins after this entry, which is newer.</summary>
    public long? OlderThan { get; init; }

    /// <summary>The page ends before this entry, which is older.</summary>
    public long? NewerThan { get; init; }

    /// <summary>Whether it is the first page: the one that new entries come to.</summary>
    public bool IsNewest => OlderThan is null && NewerThan is null;

    /// <summary>The same filters, on their first page.</summary>
    public AuditListQuery Newest => this with { OlderThan = null, NewerThan = null };

    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    /// <param name="value">Gives the value of a key of the address.</param>
    public static AuditListQuery Parse(Func<string, string?> value)
    {
        var older = Number(value("before"));
        return new AuditListQuery
        {
            Person = AddressQuery.Text(value("person"), TextMaxLength),
            User = int.TryParse(value("user"), NumberStyles.None, CultureInfo.InvariantCulture, out var user) ? user : null,
            Kind = OneOf(AuditKinds.All, value("kind")),
            Search = AddressQuery.Text(value("q"), TextMaxLength),
            Action = OneOf(AuditActions.All, value("action")),
            From = Day(value("from")),
            To = Day(value("to")),
            Bulk = string.Equals(value("bulk"), "true", StringComparison.OrdinalIgnoreCase),
            OlderThan = older,
            NewerThan = older is null ? Number(value("after")) : null,
        };
    }

    /// <summary>The query part of an address, with its question mark; defaults stay out of it.</summary>
    public string ToQueryString() => AddressQuery.Write(
        ("person", Person),
        ("user", User?.ToString(CultureInfo.InvariantCulture)),
        ("kind", Kind),
        ("q", Search),
        ("action", Action),
        ("from", From?.ToString(DateFormat, CultureInfo.InvariantCulture)),
        ("to", To?.ToString(DateFormat, CultureInfo.InvariantCulture)),
        ("bulk", Bulk ? "true" : null),
        ("before", OlderThan?.ToString(CultureInfo.InvariantCulture)),
        ("after", NewerThan?.ToString(CultureInfo.InvariantCulture)));

    private static string? OneOf(IReadOnlyList<string> words, string? text) =>
        words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
