using System.Globalization;
using System.Text.RegularExpressions;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>How the numbers of invoices and credit notes are written: <c>RE-{year}-{number:5}</c> makes RE-2026-00066.</summary>
internal static partial class NumberPattern
{
    /// <summary>No number that is written is longer.</summary>
    public const int MaxLength = 40;

    private const string Number = "number";

    /// <summary>Why a pattern is refused, or null.</summary>
    /// <param name="field">Where it was typed.</param>
    public static FieldRefusal? Validate(string? pattern, string field) =>
        pattern is null ? null
        : !PlainText.IsLine(pattern, BillingSettings.PatternMaxLength) ? new PatternRefusal.NotOneLine(field)
        : Unknown(pattern) is { } unknown ? new PatternRefusal.UnknownPlaceholder(field, unknown)
        : !Placeholder().Matches(pattern).Any(match => match.Groups["what"].Value == Number) ? new PatternRefusal.WithoutNumber(field)
        : Write(pattern, int.MaxValue, DateOnly.MaxValue).Length > MaxLength ? new PatternRefusal.TooLong(field)
        : null;

    /// <param name="pattern">One that was checked; null for the number alone.</param>
    public static string Write(string? pattern, int number, DateOnly on) => Placeholder().Replace(pattern ?? "{number}", match => match.Groups["what"].Value switch
    {
        "year" => on.ToString("yyyy", CultureInfo.InvariantCulture),
        "month" => on.ToString("MM", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture).PadLeft(match.Groups["digits"] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0, '0'),
    });

    // The first brace that belongs to no placeholder, with what follows it.
    private static string? Unknown(string pattern)
    {
        var rest = Placeholder().Replace(pattern, "");
        return rest.IndexOfAny(['{', '}']) is >= 0 and var at
            ? rest.IndexOf('}', at) is var end && end >= 0 ? rest[at..(end + 1)] : rest[at..]
            : null;
    }

    [GeneratedRegex(@"\{(?<what>year|month|number)\}|\{(?<what>number):(?<digits>[1-9][0-9]?)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
