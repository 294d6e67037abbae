using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>An invoice or a credit note as a PDF. It says what its page says of it, to anybody who reads it.</summary>
public static class InvoiceDocument
{
    public static PdfFile Of(InvoiceDetails invoice) => Write(invoice, new Parts
    {
        Title = $"Invoice {invoice.DisplayNumber}",
        IssuedOn = invoice.IssuedOn,
        Facts =
        [
            ("Issued", DayText.Of(invoice.IssuedOn)),
            ("Due", DayText.Of(invoice.DueOn)),
            ("Customer", invoice.Customer),
            .. invoice.VoidedAt is null ? [] : new[] { ("Void", invoice.VoidReason ?? "") },
        ],
        AmountTitle = "Amount",
        Lines = invoice.Lines,
        Taxes = invoice.TaxSums,
        Totals = invoice.Totals,
        TaxSentences = invoice.TaxSentences,
        PaymentInstructions = invoice.PaymentInstructions,
    });

    /// <param name="invoice">Whose lines the credit note takes back.</param>
    public static PdfFile Of(InvoiceDetails invoice, CreditNoteRow note) => Write(invoice, new Parts
    {
        Title = $"Credit note {note.DisplayNumber}",
        IssuedOn = note.IssuedOn,
        Facts =
        [
            ("Issued", DayText.Of(note.IssuedOn)),
            ("For", $"Invoice {invoice.DisplayNumber} of {DayText.Of(invoice.IssuedOn)}"),
            ("Customer", invoice.Customer),
            ("Reason", note.Reason),
            .. note.ToBalance.Minor > 0 ? new[] { ("To the balance", $"{note.ToBalance}") } : [],
        ],
        AmountTitle = "Credit",
        Lines = note.Lines,
        Taxes = note.TaxSums,
        Totals = [("Total", note.Total)],
        TaxSentences = note.TaxSums.All(tax => tax.Treatment is TaxTreatment.Standard) ? null : invoice.TaxSentences, // they are about lines without tax
    });

    private static PdfFile Write(InvoiceDetails invoice, Parts parts)
    {
        using var sheet = new PdfSheet(parts.Title, parts.IssuedOn);
        sheet.Write(parts.Title, sheet.Styles.Title);
        sheet.Skip(14);
        sheet.Beside(("From", invoice.Seller.Lines()), ("To", invoice.Buyer.Lines()));
        sheet.Skip(14);
        sheet.Facts(parts.Facts);
        sheet.Skip(14);
        WriteLines(sheet, parts);
        WriteText(sheet, null, parts.TaxSentences);
        WriteText(sheet, "How to pay", parts.PaymentInstructions);
        WriteText(sheet, null, invoice.Foot);
        return new PdfFile(FileName(parts.Title), sheet.ToBytes());
    }

    private static void WriteLines(PdfSheet sheet, Parts parts)
    {
        var taxed = parts.Taxes.Count > 0;
        var table = new PdfTable(sheet, taxed
            ? [new("What for", null), new("Quantity", 52), new("Tax", 62), new("Net", 86), new(parts.AmountTitle, 90)]
            : [new("What for", null), new("Quantity", 60), new(parts.AmountTitle, 105)]);
        table.Head();
        foreach (var line in parts.Lines)
        {
            table.Row([line.Text, line.Quantity.ToString("N0", CultureInfo.InvariantCulture), .. taxed ? new[] { line.Taxed.Title, $"{line.Amount with { Minor = line.Taxed.Net }}" } : [], $"{line.Amount}"]);
        }

        table.Sums([.. InvoiceSums.Of(parts.Lines, parts.Taxes, parts.Totals).Select(sum => (sum.Title, $"{sum.Sum}"))]);
    }

    private static void WriteText(PdfSheet sheet, string? heading, string? text)
    {
        if (text is null)
        {
            return;
        }

        sheet.Skip(14);
        if (heading is not null)
        {
            sheet.Write(heading, sheet.Styles.Bold, with: 1);
        }

        sheet.Write(text, sheet.Styles.Text);
    }

    // A reseller's pattern may hold what no file system takes.
    private static string FileName(string title) => string.Concat(title.Select(sign => char.IsControl(sign) || "\\/:*?\"<>|".Contains(sign, StringComparison.Ordinal) ? '-' : sign)) + ".pdf";

    private sealed record Parts
    {
        public required string Title { get; init; }

        public required DateOnly IssuedOn { get; init; }

        public required IReadOnlyList<(string Title, string Text)> Facts { get; init; }

        public required string AmountTitle { get; init; }

        public required IReadOnlyList<InvoiceLineRow> Lines { get; init; }

        public required IReadOnlyList<TaxSum> Taxes { get; init; }

        public required IReadOnlyList<(string Title, Money Sum)> Totals { get; init; }

        public required string? TaxSentences { get; init; }

        public string? PaymentInstructions { get; init; }
    }
}
