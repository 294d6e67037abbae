using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Billing;

public enum PaymentKind
{
    /// <summary>Money that came.</summary>
    Received,

    /// <summary>A counter-entry: it never came, or came back, or was another customer's.</summary>
    TakenBack,

    /// <summary>Money that was sent to the customer.</summary>
    Refund,
}

/// <summary>Money that came from a customer, or went back. Written once: what was wrong is taken back by another one.</summary>
public sealed class Payment : ICustomerOwned
{
    public const int ReferenceMaxLength = 100;
    public const int MethodMaxLength = 60;
    public const int ReasonMaxLength = 500;

    private Payment() // EF
    {
    }

    internal Payment(Invoice invoice, long amount, DateOnly receivedOn, string? method, string? reference, Actor actor, DateTimeOffset now)
        : this(PaymentKind.Received, invoice.ResellerId, invoice.CustomerId, new Money(amount, invoice.Currency), receivedOn, method, reference, actor, now) =>
        InvoiceId = invoice.Id;

    private Payment(
        PaymentKind kind, int resellerId, int customerId, Money amount, DateOnly receivedOn, string? method, string? reference, Actor actor, DateTimeOffset now)
    {
        Kind = kind;
        ResellerId = resellerId;
        CustomerId = customerId;
        Currency = amount.Currency;
        Amount = amount.Minor;
        ReceivedOn = receivedOn;
        Method = method;
        Reference = reference;
        RecordedAt = now;
        ActorUserId = actor.UserId;
        ActorName = actor.Name;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    public PaymentKind Kind { get; private set; }

    /// <summary>The invoice for which it came; what was more than that is on the customer's balance, as is all of a payment without an invoice.</summary>
    public int? InvoiceId { get; private set; }

    /// <summary>The payment that this takes back or refunds.</summary>
    public int? OfPaymentId { get; private set; }

    /// <summary>Since when another one takes it back.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Why it was taken back or refunded.</summary>
    public string? Reason { get; private set; }

    /// <summary>In minor units, all of it; negative for money that went back.</summary>
    public long Amount { get; private set; }

    public string Currency { get; private set; } = "";

    public DateOnly ReceivedOn { get; private set; }

    /// <summary>How it came: "Bank transfer".</summary>
    public string? Method { get; private set; }

    /// <summary>What the bank or the payment service calls it, unique within the reseller.</summary>
    public string? Reference { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public int? ActorUserId { get; private set; }

    public string ActorName { get; private set; } = "";

    /// <summary>Money that came without an invoice.</summary>
    internal static Payment Ahead(Customer customer, CheckedPayment payment, Actor actor, DateTimeOffset now) =>
        new(PaymentKind.Received, customer.ResellerId, customer.Id, payment.Amount, payment.ReceivedOn, payment.Method, payment.Reference, actor, now);

    /// <summary>Money that the customer had on its balance, and was sent.</summary>
    internal static Payment Refund(Customer customer, CheckedPayment payment, string reason, Actor actor, DateTimeOffset now) =>
        new(PaymentKind.Refund, customer.ResellerId, customer.Id, new Money(-payment.Amount.Minor, payment.Amount.Currency), payment.ReceivedOn, payment.Method, payment.Reference, actor, now) { Reason = reason };

    /// <summary>The counter-entry of this payment.</summary>
    /// <param name="held">What it still holds: what was refunded of it is not taken back once more.</param>
    internal Payment TakeBack(long held, DateOnly on, string reason, Actor actor, DateTimeOffset now)
    {
        TakenBackAt = now;
        return new(PaymentKind.TakenBack, ResellerId, CustomerId, new Money(-held, Currency), on, Method, null, actor, now)
        {
            InvoiceId = InvoiceId,
            OfPaymentId = Id,
            Reason = reason,
        };
    }

    /// <summary>That some of this payment was sent back.</summary>
    internal Payment Refund(CheckedPayment sent, string reason, Actor actor, DateTimeOffset now) =>
        new(PaymentKind.Refund, ResellerId, CustomerId, new Money(-sent.Amount.Minor, Currency), sent.ReceivedOn, sent.Method, sent.Reference, actor, now)
        {
            InvoiceId = InvoiceId,
            OfPaymentId = Id,
            Reason = reason,
        };
}
