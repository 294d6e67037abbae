namespace SpaceAdmin.Core.Billing;

public enum InvoiceLineKind
{
    Setup,
    Term,

    /// <summary>Typed by hand, for no service.</summary>
    Item,

    /// <summary>Takes off some of what the lines before it ask: its amount is negative.</summary>
    Discount,
}

/// <summary>One position of an invoice.</summary>
public sealed class InvoiceLine
{
    public const int TextMaxLength = 300;

    private InvoiceLine() // EF
    {
    }

    internal InvoiceLine(InvoiceLineKind kind, int serviceId, int termNumber, string text, int quantity, long amount)
    {
        Kind = kind;
        ServiceId = serviceId;
        TermNumber = termNumber;
        Text = text.Length > TextMaxLength ? text[..TextMaxLength] : text;
        Quantity = quantity;
        Amount = amount;
        Taxed = TaxedAmount.Untaxed(amount);
    }

    public int Id { get; private set; }

    public int InvoiceId { get; private set; }

    public Invoice Invoice { get; private set; } = null!;

    public InvoiceLineKind Kind { get; private set; }

    /// <summary>Not a foreign key: the invoice outlives the service. 0 for what is for no service.</summary>
    public int ServiceId { get; private set; }

    /// <summary>Which of the service's terms it pays for; 0 for what is for no service.</summary>
    public int TermNumber { get; private set; }

    public string Text { get; private set; } = "";

    public int Quantity { get; private set; }

    /// <summary>What is owed for all pieces, tax included, in minor units of the invoice's currency; negative for a discount.</summary>
    public long Amount { get; private set; }

    /// <summary>How that is divided.</summary>
    public TaxedAmount Taxed { get; private set; } = TaxedAmount.Untaxed(0);

    /// <summary>Taken back by a <see cref="CreditNote"/>.</summary>
    public bool Credited { get; private set; }

    /// <summary>What payments are for this line, since somebody said so: the sum of its <see cref="PaymentAllocation"/> rows. 0 once it is credited or void.</summary>
    public long Allocated { get; private set; }

    /// <summary>What is left to be paid of it by choice.</summary>
    public long Owed => Amount - Allocated;

    /// <summary>All of it was paid by choice, whatever the rest of the invoice is.</summary>
    public bool IsPaidByChoice => Allocated > 0 && Owed <= 0;

    internal void Tax(TaxedAmount amount)
    {
        Taxed = amount;
        Amount = checked(amount.Net + amount.Tax);
    }

    internal void Allocate(long amount) => Allocated += amount;

    internal void Credit()
    {
        Credited = true;
        Allocated = 0;
    }

    /// <summary>That its invoice is void: what was paid is the customer's again.</summary>
    internal void Free() => Allocated = 0;
}
