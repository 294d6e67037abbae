using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Billing;

/// <summary>Money that came from a customer. Written once.</summary>
public sealed class Payment : ICustomerOwned
{
    public const int ReferenceMaxLength = 100;
    public const int MethodMaxLength = 60;

    private Payment() // EF
    {
    }

    internal Payment(Invoice invoice, long amount, DateOnly receivedOn, string? method, string? reference, Actor actor, DateTimeOffset now)
    {
        ResellerId = invoice.ResellerId;
        CustomerId = invoice.CustomerId;
        InvoiceId = invoice.Id;
        Currency = invoice.Currency;
        Amount = amount;
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

    /// <summary>The invoice for which it came; what was more than that is on the customer's balance.</summary>
    public int InvoiceId { get; private set; }

    /// <summary>In minor units, all of it.</summary>
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
}
