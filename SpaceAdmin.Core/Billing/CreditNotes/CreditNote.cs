using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Takes back lines of an invoice, which itself stays as it was issued. Written once.</summary>
public sealed class CreditNote : ICustomerOwned
{
    private readonly List<CreditNoteLine> _lines = [];

    private CreditNote() // EF
    {
    }

    internal CreditNote(Reseller reseller, Invoice invoice, string reason, LocalNow now)
    {
        ResellerId = reseller.Id;
        CustomerId = invoice.CustomerId;
        Invoice = invoice;
        Number = reseller.NextCreditNoteNumber();
        DisplayNumber = NumberPattern.Write(reseller.Billing.CreditNotePattern, Number, now.Today);
        Currency = invoice.Currency;
        Reason = reason;
        IssuedAt = now.Instant;
        IssuedOn = now.Today;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    public int InvoiceId { get; private set; }

    /// <summary>Whose lines it takes back.</summary>
    public Invoice Invoice { get; private set; } = null!;

    /// <summary>Counted from 1 for each reseller, without gaps, beside the numbers of its invoices.</summary>
    public int Number { get; private set; }

    /// <summary>What people call it by: its number as its reseller wrote numbers when it was issued.</summary>
    public string DisplayNumber { get; private set; } = "";

    public string Currency { get; private set; } = "";

    /// <summary>Why, as the customer reads it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The sum of its lines, in minor units.</summary>
    public long Total { get; private set; }

    /// <summary>What of it was paid already and went to the customer's balance. The rest is owed no more.</summary>
    public long ToBalance { get; internal set; }

    public DateTimeOffset IssuedAt { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    public IReadOnlyList<CreditNoteLine> Lines => _lines;

    internal void Add(InvoiceLine line)
    {
        _lines.Add(new CreditNoteLine(line));
        Total = checked(Total + line.Amount);
    }
}
