using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>An invoice as a page would show it, to be changed by a test.</summary>
internal static class InvoiceExample
{
    public static InvoiceDetails Of(string currency, params (string Text, TaxedAmount Taxed)[] lines)
    {
        var rows = lines.Select((line, at) => Row(at + 1, line.Text, line.Taxed, currency)).ToList();
        var total = new Money(rows.Sum(row => row.Amount.Minor), currency);
        return new InvoiceDetails
        {
            Id = 1,
            Number = 66,
            DisplayNumber = "RE-2026-00066",
            Version = 1,
            State = InvoiceTab.Unpaid,
            ResellerId = 1,
            Reseller = "Our Hosting",
            CustomerId = 1,
            Customer = "anna",
            CustomerName = "Anna Berg",
            IssuedOn = new DateOnly(2026, 11, 30),
            DueOn = new DateOnly(2026, 12, 14),
            Today = new DateOnly(2026, 12, 1),
            PaidAt = null,
            VoidedAt = null,
            VoidReason = null,
            Total = total,
            Paid = new Money(0, currency),
            Credited = new Money(0, currency),
            Open = total,
            Lines = rows,
            Seller = new BillingParty("Our Hosting GmbH", "Some Street 1\n10115 Berlin", "DE", "DE123456789"),
            Buyer = new BillingParty("Anna Berg", "Lane 2\n4020 Linz", "AT", null),
            TaxSentences = null,
            Foot = "Local court of Berlin, HRB 12345",
            CreditNotes = [],
            Payments = [],
            BalanceEntries = [],
            Ordered = [],
            Actions = [],
            PaymentInstructions = "Transfer to DE02 1203 0000 0000 2020 51 within 14 days.",
        };
    }

    public static TaxedAmount Taxed(long net, long tax, int rate) => new(net, tax, TaxTreatment.Standard, rate, "VAT");

    public static TaxedAmount Untaxed(long net) => TaxedAmount.Untaxed(net);

    public static TaxedAmount ReverseCharge(long net) => new(net, 0, TaxTreatment.ReverseCharge, 0, "VAT");

    private static InvoiceLineRow Row(int id, string text, TaxedAmount taxed, string currency) =>
        new(id, InvoiceLineKind.Item, text, null, 1, new Money(taxed.Net + taxed.Tax, currency), new Money(0, currency)) { Taxed = taxed };
}
