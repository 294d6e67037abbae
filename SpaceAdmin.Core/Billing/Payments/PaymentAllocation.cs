namespace SpaceAdmin.Core.Billing;

/// <summary>That so much of a payment is for one line of its invoice, since somebody said so. Written once: a counter-entry has a negative one.</summary>
public sealed class PaymentAllocation
{
    private PaymentAllocation() // EF
    {
    }

    internal PaymentAllocation(Payment payment, InvoiceLine line, long amount)
    {
        Payment = payment;
        InvoiceLineId = line.Id;
        Amount = amount;
    }

    public int Id { get; private set; }

    public int PaymentId { get; private set; }

    /// <summary>The payment, or the entry against it.</summary>
    public Payment Payment { get; private set; } = null!;

    public int InvoiceLineId { get; private set; }

    /// <summary>In minor units; negative where it is taken back.</summary>
    public long Amount { get; private set; }
}
