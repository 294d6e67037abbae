using System.Text;

namespace SpaceAdmin.Core.Mail;

/// <summary>Words as they are, or a variable by its name.</summary>
internal readonly record struct MailPiece(string Text, bool IsVariable);

/// <summary>Takes a template apart. A variable is in braces and on one line; a brace itself is written twice.</summary>
internal static class MailPieces
{
    /// <summary>What is no variable stands there as it was written.</summary>
    public static IReadOnlyList<MailPiece> Of(string template) => Read(template, out _);

    /// <summary>Why the use of braces is refused, or null.</summary>
    public static MailRefusal? Refusal(string template)
    {
        Read(template, out var refusal);
        return refusal;
    }

    private static List<MailPiece> Read(string template, out MailRefusal? refusal)
    {
        var (pieces, words) = (new List<MailPiece>(), new StringBuilder());
        refusal = null;
        for (var at = 0; at < template.Length; at++)
        {
            var sign = template[at];
            if (sign is '{' or '}' && at + 1 < template.Length && template[at + 1] == sign)
            {
                words.Append(sign);
                at++;
            }
            else if (sign is '{' && template.AsSpan(at + 1).IndexOfAny("{}\r\n") is var length and >= 0 && template[at + 1 + length] is '}')
            {
                Take(pieces, words);
                pieces.Add(new MailPiece(template.Substring(at + 1, length).Trim(), IsVariable: true));
                at += length + 1;
            }
            else
            {
                words.Append(sign);
                refusal ??= sign is '{' ? NotClosed(template[at..]) : sign is '}' ? new MailRefusal.BraceNotOpened() : null;
            }
        }

        Take(pieces, words);
        return pieces;
    }

    private static void Take(List<MailPiece> pieces, StringBuilder words)
    {
        if (words.Length > 0)
        {
            pieces.Add(new MailPiece(words.ToString(), IsVariable: false));
            words.Clear();
        }
    }

    private static MailRefusal.BraceNotClosed NotClosed(string rest)
    {
        var line = rest.ReplaceLineEndings("\n").Split('\n')[0];
        return new MailRefusal.BraceNotClosed(line.Length > 30 ? line[..30] + "…" : line);
    }
}
