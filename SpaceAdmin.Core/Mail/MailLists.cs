using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Mail;

/// <summary>How a mail names several things.</summary>
internal static class MailLists
{
    /// <summary>So many are named in a sentence, and the others counted.</summary>
    private const int MaxNamed = 3;

    /// <summary>So many have a line of their own.</summary>
    private const int MaxLines = 100;

    /// <summary>"a, b and c", "a, b, c and 17 more"; the same one is named once.</summary>
    public static string Sentence(IEnumerable<string> names)
    {
        List<string> all = [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        return all.Count > MaxNamed
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(MaxNamed))} and {all.Count - MaxNamed} more")
            : all is [.. var others, var last] && others.Count > 0 ? $"{string.Join(", ", others)} and {last}" : string.Join("", all);
    }

    public static string Lines(IReadOnlyCollection<string> lines) => lines.Count <= MaxLines
        ? string.Join('\n', lines)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join('\n', lines.Take(MaxLines))}\nand {lines.Count - MaxLines} more");

    public static string Day(DateOnly? day) => day is { } known ? DayText.Of(known) : "";
}
