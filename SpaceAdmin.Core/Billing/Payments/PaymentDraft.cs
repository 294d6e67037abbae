using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>A payment as somebody typed it.</summary>
/// <param name="Amount">Such as "29.85".</param>
/// <param name="Currency">The one of the invoice, where there is one.</param>
/// <param name="ReceivedOn">A day of the reseller's calendar.</param>
/// <param name="Method">How it came: "Bank transfer".</param>
/// <param name="Reference">What the bank calls it; the same one is recorded once in a reseller.</param>
/// <param name="Again">That a payment of the same amount just before is another one.</param>
public sealed record PaymentDraft(string Amount, string Currency, DateOnly? ReceivedOn, string? Method, string? Reference, bool Again = false)
{
    /// <summary>The lines of the invoice that it is about, if it is about some: a payment is for these, and a refund goes along with their credit note.</summary>
    public IReadOnlyCollection<int> Lines { get; init; } = [];
}

/// <summary>A change of what a customer has paid ahead, as somebody typed it.</summary>
/// <param name="Amount">Such as "29.85".</param>
/// <param name="Adds">Whether it is added, or taken from the balance.</param>
/// <param name="Reason">The customer reads it.</param>
public sealed record BalanceDraft(string Amount, string Currency, bool Adds, string Reason);

/// <summary>A payment as it may be recorded.</summary>
internal sealed record CheckedPayment(Money Amount, DateOnly ReceivedOn, string? Method, string? Reference)
{
    public override string ToString() => string.Join(", ", new[] { Amount.ToString(), Method, Reference }.OfType<string>());
}

/// <summary>What a payment did.</summary>
/// <param name="Number">Of the invoice.</param>
/// <param name="Open">What is still to be paid of it.</param>
/// <param name="ToBalance">What was more than it asked.</param>
public sealed record PaymentOutcome(string Number, Money Open, Money ToBalance);
