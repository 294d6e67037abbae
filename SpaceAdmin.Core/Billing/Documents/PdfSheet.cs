using System.Globalization;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace SpaceAdmin.Core.Billing;

/// <summary>A4 pages that are written from the top down: what does not fit any more begins the next one. Measures are points.</summary>
internal sealed class PdfSheet : IDisposable
{
    /// <summary>Between the margins.</summary>
    public const double Width = 495;

    private const double Margin = 50;
    private const double Bottom = 780;
    private const double Gap = 20;
    private const double FactWidth = 85;

    private static readonly XPen s_hair = new(XColor.FromArgb(0xd0, 0xd7, 0xde), 0.5);
    private static readonly XPen s_strong = new(XColor.FromArgb(0x59, 0x63, 0x6e), 0.75);

    private readonly PdfDocument _document = new();
    private readonly List<XGraphics> _pages = [];
    private readonly string _title;
    private double _y;

    static PdfSheet() => PdfFonts.Use();

    /// <param name="on">Stands in the file as the day when it was made, whenever somebody saves it.</param>
    public PdfSheet(string title, DateOnly on)
    {
        _title = PdfText.OneLine(title);
        _document.Info.Title = _title;
        _document.Info.CreationDate = _document.Info.ModificationDate = on.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        _document.Language = "en";
        Break();
    }

    public PdfStyles Styles { get; } = new();

    private XGraphics Page => _pages[^1];

    public void Dispose()
    {
        _pages.ForEach(page => page.Dispose());
        _document.Dispose();
    }

    public void Skip(double height) => _y += height;

    public bool Fits(double height) => _y + height <= Bottom;

    public void Break()
    {
        var page = _document.AddPage();
        page.Size = PageSize.A4;
        _pages.Add(XGraphics.FromPdfPage(page));
        _y = Margin;
    }

    /// <summary>Writes a text of any length.</summary>
    /// <param name="with">So many lines more have to fit on the same page.</param>
    public void Write(string text, PdfStyle style, int with = 0)
    {
        foreach (var line in Lines(text, style, Width))
        {
            if (!Fits(style.LineHeight * (1 + with)))
            {
                Break();
            }

            Put([line], style, 0, Width);
            Skip(style.LineHeight);
        }
    }

    /// <summary>Two blocks in one row.</summary>
    public void Beside((string Heading, IEnumerable<string> Lines) left, (string Heading, IEnumerable<string> Lines) right)
    {
        const double half = (Width - Gap) / 2;
        Put([left.Heading], Styles.Muted, 0, half);
        Put([right.Heading], Styles.Muted, half + Gap, half);
        Skip(Styles.Muted.LineHeight + 2);
        var (one, other) = (Lines(string.Join('\n', left.Lines), Styles.Text, half), Lines(string.Join('\n', right.Lines), Styles.Text, half));
        Put(one, Styles.Text, 0, half);
        Put(other, Styles.Text, half + Gap, half);
        Skip(Math.Max(one.Count, other.Count) * Styles.Text.LineHeight);
    }

    /// <summary>A line each, with its title before it.</summary>
    public void Facts(IEnumerable<(string Title, string Text)> facts)
    {
        foreach (var (title, text) in facts)
        {
            var lines = Lines(text, Styles.Text, Width - FactWidth);
            if (!Fits(lines.Count * Styles.Text.LineHeight))
            {
                Break();
            }

            Put([title], Styles.Muted, 0, FactWidth);
            Put(lines, Styles.Text, FactWidth, Width - FactWidth);
            Skip(lines.Count * Styles.Text.LineHeight);
        }
    }

    public IReadOnlyList<string> Lines(string text, PdfStyle style, double width) => PdfText.Wrap(text, width, some => Page.MeasureString(some, style.Font).Width);

    /// <summary>Puts lines below each other from here on, without moving on.</summary>
    public void Put(IReadOnlyList<string> lines, PdfStyle style, double left, double width, bool toTheRight = false)
    {
        var format = toTheRight ? XStringFormats.TopRight : XStringFormats.TopLeft;
        for (var at = 0; at < lines.Count; at++)
        {
            Page.DrawString(lines[at], style.Font, style.Brush, new XRect(Margin + left, _y + at * style.LineHeight, width, style.LineHeight), format);
        }
    }

    public void Rule(bool strong = false) => Page.DrawLine(strong ? s_strong : s_hair, Margin, _y, Margin + Width, _y);

    /// <summary>Numbers the pages, and ends the document.</summary>
    public byte[] ToBytes()
    {
        for (var at = 0; at < _pages.Count; at++)
        {
            var foot = new XRect(Margin, Bottom + 14, Width, Styles.Small.LineHeight);
            _pages[at].DrawString(_title, Styles.Small.Font, Styles.Small.Brush, foot, XStringFormats.TopLeft);
            _pages[at].DrawString(string.Create(CultureInfo.InvariantCulture, $"Page {at + 1} of {_pages.Count}"), Styles.Small.Font, Styles.Small.Brush, foot, XStringFormats.TopRight);
        }

        using var content = new MemoryStream();
        _document.Save(content, closeStream: false);
        return content.ToArray();
    }
}
