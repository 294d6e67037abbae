using System.Globalization;
using System.Net;
using System.Text;

namespace SpaceAdmin.Core.Mail;

/// <summary>
/// Fills in the variables of a template. A line of the text, or of the HTML's source, whose variables are all empty is left
/// out, so that "Reason: {reason}" does not stand there without one.
/// </summary>
public static class MailRenderer
{
    /// <param name="values">By the names of the variables; what is not there is empty.</param>
    public static MailContent Render(MailContent template, IReadOnlyDictionary<string, string> values) => new(
        OneLine(string.Concat(MailPieces.Of(template.Subject).Select(piece => piece.IsVariable ? Value(piece, values) : piece.Text))),
        Lines(template.Text, values, value => value),
        string.IsNullOrEmpty(template.Html) ? null : Lines(template.Html, values, InHtml));

    /// <summary>As a header may have it: whatever would begin another line, and so another header, is a space.</summary>
    public static string OneLine(string text)
    {
        var line = string.Concat(text.Select(sign => Breaks(sign) ? ' ' : sign));
        return string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    internal static bool Breaks(char sign) => char.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Lines(string template, IReadOnlyDictionary<string, string> values, Func<string, string> write)
    {
        var filled = new StringBuilder();
        var (afterBlank, skipBlank) = (true, false);
        foreach (var line in template.ReplaceLineEndings("\n").Split('\n'))
        {
            var pieces = MailPieces.Of(line);
            if (pieces.Any(piece => piece.IsVariable) && pieces.Where(piece => piece.IsVariable).All(piece => Value(piece, values).Length == 0))
            {
                skipBlank = afterBlank; // else two blank lines would meet
                continue;
            }

            var isBlank = string.IsNullOrWhiteSpace(line);
            if (!(isBlank && skipBlank))
            {
                filled.AppendJoin("", pieces.Select(piece => piece.IsVariable ? write(Value(piece, values)) : piece.Text)).Append('\n');
                afterBlank = isBlank;
            }

            skipBlank = false;
        }

        return filled.ToString().TrimEnd() + "\n";
    }

    private static string InHtml(string value) => WebUtility.HtmlEncode(value).Replace("\n", "<br>", StringComparison.Ordinal);

    // Of what does not show, line breaks and tabs alone mean something.
    private static string Value(MailPiece variable, IReadOnlyDictionary<string, string> values) => values.TryGetValue(variable.Text, out var value)
        ? string.Concat(value.ReplaceLineEndings("\n").Where(sign => !char.IsControl(sign) || sign is '\n' or '\t')).Trim()
        : "";
}
