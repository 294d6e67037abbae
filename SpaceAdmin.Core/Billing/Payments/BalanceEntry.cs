using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Billing;

/// <summary>One change of a customer's balance, and why. Written once.</summary>
public sealed class BalanceEntry : ICustomerOwned
{
    private BalanceEntry() // EF
    {
    }

    internal BalanceEntry(Invoice invoice, long amount, string text, DateTimeOffset now)
    {
        ResellerId = invoice.ResellerId;
        CustomerId = invoice.CustomerId;
        InvoiceId = invoice.Id;
        Currency = invoice.Currency;
        Amount = amount;
        Text = text;
        At = now;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    public int InvoiceId { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>In minor units; negative when an invoice was paid with it.</summary>
    public long Amount { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
