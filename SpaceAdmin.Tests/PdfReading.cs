using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Content;
using PdfSharp.Pdf.Content.Objects;
using PdfSharp.Pdf.IO;

namespace SpaceAdmin.Tests;

/// <summary>Reads the texts of a PDF as a reader of it copies them: by the tables that say which signs its glyphs are.</summary>
internal static partial class PdfReading
{
    /// <summary>The texts of each page, in the order in which they were written.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Pages(byte[] pdf)
    {
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        return [.. Enumerable.Range(0, document.PageCount).Select(at => Texts(document.Pages[at]))];
    }

    public static IReadOnlyList<string> Texts(byte[] pdf) => [.. Pages(pdf).SelectMany(page => page)];

    private static List<string> Texts(PdfPage page)
    {
        var fonts = page.Resources!.Elements.GetDictionary("/Font")!;
        List<string> texts = [];
        IReadOnlyDictionary<int, string>? signs = null;
        foreach (var step in All(ContentReader.ReadContent(page)))
        {
            switch (step.OpCode.OpCodeName)
            {
                case OpCodeName.Tf:
                    signs = SignsOf(fonts.Elements.GetDictionary(((CName)step.Operands[0]).Name)!);
                    break;
                case OpCodeName.Tj:
                    texts.Add(Decode(((CString)step.Operands[0]).Value, signs));
                    break;
            }
        }

        return texts;
    }

    private static IEnumerable<COperator> All(CSequence sequence) =>
        sequence.SelectMany(one => one switch { COperator step => [step], CSequence inner => All(inner), _ => Enumerable.Empty<COperator>() });

    // Null for a font of single bytes, which are those of Windows-1252.
    private static Dictionary<int, string>? SignsOf(PdfDictionary font)
    {
        if (font.Elements.GetDictionary("/ToUnicode") is not { Stream: { } stream })
        {
            return null;
        }

        Dictionary<int, string> signs = [];
        foreach (var range in Range().Matches(Encoding.ASCII.GetString(stream.UnfilteredValue)).Cast<Match>())
        {
            var (first, last, sign) = (Hex(range.Groups[1].Value), Hex(range.Groups[2].Value), range.Groups[3].Value);
            var text = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(sign));
            for (var glyph = first; glyph <= last; glyph++)
            {
                signs[glyph] = text.Length == 1 ? $"{(char)(text[0] + glyph - first)}" : text;
            }
        }

        return signs;
    }

    private static string Decode(string value, IReadOnlyDictionary<int, string>? signs) => signs is null
        ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(Encoding.Latin1.GetBytes(value))
        : string.Concat(value.Chunk(2).Select(pair => signs.GetValueOrDefault(pair[0] << 8 | pair[1], "?")));

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f]+)>")]
    private static partial Regex Range();
}
