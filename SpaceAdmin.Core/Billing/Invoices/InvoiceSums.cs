using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>What stands below the lines of an invoice or a credit note, on its page and in its document.</summary>
public static class InvoiceSums
{
    /// <summary>The net sum and the tax of each rate where there is tax, then the totals; the last of them is what counts.</summary>
    public static IReadOnlyList<(string Title, Money Sum)> Of(IReadOnlyList<InvoiceLineRow> lines, IReadOnlyList<TaxSum> taxes, IReadOnlyList<(string Title, Money Sum)> totals) => taxes.Count == 0
        ? totals
        : [
            ("Net", new Money(lines.Sum(line => line.Taxed.Net), taxes[0].Net.Currency)),
            .. taxes.Select(tax => ($"{tax.Title} of {tax.Net}", tax.Tax)),
            .. totals,
        ];
}
