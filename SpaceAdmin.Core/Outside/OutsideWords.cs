using System.Text;

namespace SpaceAdmin.Core.Outside;

/// <summary>Words of somebody else's, made fit to be shown and kept.</summary>
public static class OutsideWords
{
    public const int MaxLength = 500;

    /// <summary>One line of them, without what is no letter, sign or space, and not too long.</summary>
    public static string Clean(string words)
    {
        var text = new StringBuilder(Math.Min(words.Length, MaxLength + 1));
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || IsInvisible(rune))
            {
                if (text.Length > 0 && text[^1] != ' ')
                {
                    text.Append(' ');
                }
            }
            else if (text.Length + rune.Utf16SequenceLength > MaxLength)
            {
                return Beginning(text.ToString());
            }
            else
            {
                text.Append(rune.ToString());
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string Beginning(string text)
    {
        var cut = text.Length < MaxLength ? text : text[..(MaxLength - 1)];
        return (char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut).TrimEnd() + "…";
    }

    // What turns the direction of a line, or hides in it, would put words into ours.
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned;
}
