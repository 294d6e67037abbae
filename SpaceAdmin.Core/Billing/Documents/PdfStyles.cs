using PdfSharp.Drawing;

namespace SpaceAdmin.Core.Billing;

/// <summary>How a text looks.</summary>
internal sealed record PdfStyle(XFont Font, XBrush Brush)
{
    public double LineHeight { get; } = Math.Ceiling(Font.GetHeight() * 1.12);
}

/// <summary>The few looks of a document.</summary>
internal sealed class PdfStyles
{
    private static readonly XBrush s_ink = new XSolidBrush(XColor.FromArgb(0x1b, 0x1f, 0x24));
    private static readonly XBrush s_pale = new XSolidBrush(XColor.FromArgb(0x59, 0x63, 0x6e));

    public PdfStyle Title { get; } = new(Font(17, XFontStyleEx.Bold), s_ink);

    public PdfStyle Text { get; } = new(Font(9, XFontStyleEx.Regular), s_ink);

    public PdfStyle Bold { get; } = new(Font(9, XFontStyleEx.Bold), s_ink);

    public PdfStyle Muted { get; } = new(Font(9, XFontStyleEx.Regular), s_pale);

    public PdfStyle Small { get; } = new(Font(8, XFontStyleEx.Regular), s_pale);

    private static XFont Font(double size, XFontStyleEx style) => new(PdfFonts.Family, size, style);
}
