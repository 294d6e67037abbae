namespace SpaceAdmin.Core.Billing;

internal static class OwedLines
{
    /// <summary>The lines that somebody still asks money for: not credited, on an invoice that is unpaid, and not all paid by choice. A discount asks for less, and is one of them.</summary>
    public static IQueryable<InvoiceLine> Owed(this IQueryable<InvoiceLine> lines) =>
        lines.Where(line => !line.Credited && line.Invoice.Status == InvoiceStatus.Unpaid && (line.Allocated == 0 || line.Allocated < line.Amount));
}
