using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>One change of a customer's balance, and why. Written once.</summary>
public sealed class BalanceEntry : ICustomerOwned
{
    private BalanceEntry() // EF
    {
    }

    internal BalanceEntry(int resellerId, int customerId, Money amount, string text, DateTimeOffset now)
    {
        ResellerId = resellerId;
        CustomerId = customerId;
        Currency = amount.Currency;
        Amount = amount.Minor;
        Text = text;
        At = now;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    /// <summary>The invoice that gave it, or was paid with it.</summary>
    public int? InvoiceId { get; internal init; }

    public int? PaymentId { get; private set; }

    /// <summary>The payment that brought it, or sent it back. An entry of neither an invoice nor a payment was made by hand.</summary>
    public Payment? Payment { get; internal init; }

    public string Currency { get; private set; } = "";

    /// <summary>In minor units; negative when an invoice was paid with it.</summary>
    public long Amount { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
