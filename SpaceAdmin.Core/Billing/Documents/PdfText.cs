using System.Globalization;

namespace SpaceAdmin.Core.Billing;

/// <summary>Breaks texts into lines.</summary>
internal static class PdfText
{
    /// <summary>At blanks where it can, else within a word.</summary>
    /// <param name="measure">How wide some of the text is.</param>
    public static IReadOnlyList<string> Wrap(string text, double width, Func<string, double> measure)
    {
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in OneLine(paragraph).Split(' ').SelectMany(word => Pieces(word, width, measure)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && measure(longer) > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }

    public static string OneLine(string text) => string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign));

    // What people see as one sign stays one.
    private static IEnumerable<string> Pieces(string word, double width, Func<string, double> measure)
    {
        if (measure(word) <= width)
        {
            yield return word;
            yield break;
        }

        var piece = "";
        foreach (var sign in Signs(word))
        {
            if (piece.Length > 0 && measure(piece + sign) > width)
            {
                yield return piece;
                piece = "";
            }

            piece += sign;
        }

        yield return piece;
    }

    private static IEnumerable<string> Signs(string word)
    {
        var signs = StringInfo.GetTextElementEnumerator(word);
        while (signs.MoveNext())
        {
            yield return signs.GetTextElement();
        }
    }
}
