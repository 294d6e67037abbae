namespace SpaceAdmin.Core.Billing;

/// <summary>A column of a table.</summary>
/// <param name="Width">Null for what the others leave; all but that one are written to the right.</param>
internal sealed record PdfColumn(string Title, double? Width);

/// <summary>A table whose rows stay whole, and whose head stands on each page again.</summary>
internal sealed class PdfTable(PdfSheet sheet, IReadOnlyList<PdfColumn> columns)
{
    private const double Padding = 4;
    private const double Gap = 8;

    private readonly double _rest = PdfSheet.Width - columns.Sum(column => column.Width ?? 0);

    public void Head()
    {
        Cells([.. columns.Select(column => column.Title)], sheet.Styles.Muted);
        sheet.Rule(strong: true);
    }

    public void Row(IReadOnlyList<string> cells)
    {
        Cells(cells, sheet.Styles.Text);
        sheet.Rule();
    }

    /// <summary>Ends the table. Its sums stand together; the last of them counts.</summary>
    public void Sums(IReadOnlyList<(string Title, string Sum)> sums)
    {
        var style = sheet.Styles.Muted;
        var titleWidth = PdfSheet.Width - columns[^1].Width!.Value;
        var rows = sums.Select(sum => (Title: sheet.Lines(sum.Title, style, titleWidth - Gap), sum.Sum)).ToList();
        if (!sheet.Fits(rows.Sum(row => row.Title.Count * style.LineHeight + Padding) + Padding))
        {
            sheet.Break();
            Head();
        }

        for (var at = 0; at < rows.Count; at++)
        {
            var (title, sum) = rows[at];
            var look = at == rows.Count - 1 ? sheet.Styles.Bold : style;
            sheet.Skip(Padding);
            sheet.Put(title, look, 0, titleWidth - Gap, toTheRight: true);
            sheet.Put(sheet.Lines(sum, look, columns[^1].Width!.Value), look, titleWidth, columns[^1].Width!.Value, toTheRight: true);
            sheet.Skip(title.Count * style.LineHeight);
        }
    }

    private void Cells(IReadOnlyList<string> cells, PdfStyle style)
    {
        var wrapped = columns.Zip(cells, (column, cell) => sheet.Lines(cell, style, (column.Width ?? _rest) - Gap)).ToList();
        var height = wrapped.Max(lines => lines.Count) * style.LineHeight;
        if (!sheet.Fits(height + 2 * Padding))
        {
            sheet.Break();
            Head();
        }

        sheet.Skip(Padding);
        var left = 0.0;
        foreach (var (column, lines) in columns.Zip(wrapped))
        {
            var (indent, width) = column.Width is { } own ? (Gap, own) : (0, _rest);
            sheet.Put(lines, style, left + indent, width - Gap, toTheRight: column.Width is not null);
            left += width;
        }

        sheet.Skip(height + Padding);
    }
}
