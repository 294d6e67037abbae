namespace SpaceAdmin.Core.Billing;

public enum InvoiceLineKind
{
    Setup,
    Term,
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

    /// <summary>Not a foreign key: the invoice outlives the service.</summary>
    public int ServiceId { get; private set; }

    /// <summary>Which of the service's terms it pays for.</summary>
    public int TermNumber { get; private set; }

    public string Text { get; private set; } = "";

    public int Quantity { get; private set; }

    /// <summary>What is owed for all pieces, tax included, in minor units of the invoice's currency.</summary>
    public long Amount { get; private set; }

    /// <summary>How that is divided.</summary>
    public TaxedAmount Taxed { get; private set; } = TaxedAmount.Untaxed(0);

    /// <summary>Taken back by a <see cref="CreditNote"/>.</summary>
    public bool Credited { get; internal set; }

    internal void Tax(TaxedAmount amount)
    {
        Taxed = amount;
        Amount = checked(amount.Net + amount.Tax);
    }
}
