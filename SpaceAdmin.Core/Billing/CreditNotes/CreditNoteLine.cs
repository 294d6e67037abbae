namespace SpaceAdmin.Core.Billing;

/// <summary>One line of an invoice, taken back as it stands there.</summary>
public sealed class CreditNoteLine
{
    private CreditNoteLine() // EF
    {
    }

    internal CreditNoteLine(InvoiceLine line)
    {
        InvoiceLineId = line.Id;
        Text = line.Text;
        Quantity = line.Quantity;
        Amount = line.Amount;
        Taxed = line.Taxed;
    }

    public int Id { get; private set; }

    public int CreditNoteId { get; private set; }

    public int InvoiceLineId { get; private set; }

    public string Text { get; private set; } = "";

    public int Quantity { get; private set; }

    /// <summary>For all pieces, in minor units; what the customer gets back is positive.</summary>
    public long Amount { get; private set; }

    /// <summary>How that is divided, as on the invoice.</summary>
    public TaxedAmount Taxed { get; private set; } = TaxedAmount.Untaxed(0);
}
