using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>What can be done to an invoice by hand.</summary>
public enum InvoiceAction
{
    RecordPayment,
    Void,
}

/// <summary>One invoice, and what the viewer may do to it.</summary>
/// <param name="State">How it stands today: <see cref="InvoiceTab.Overdue"/> rather than Unpaid.</param>
/// <param name="Today">Where its reseller is: no payment came later.</param>
/// <param name="Actions">What the viewer may do at all; nothing for its customer.</param>
public sealed record InvoiceDetails(
    int Id,
    int Number,
    int Version,
    InvoiceTab State,
    int ResellerId,
    string Reseller,
    int CustomerId,
    string Customer,
    string? CustomerName,
    DateOnly IssuedOn,
    DateOnly DueOn,
    DateOnly Today,
    DateTimeOffset? PaidAt,
    DateTimeOffset? VoidedAt,
    string? VoidReason,
    Money Total,
    Money Paid,
    Money Open,
    IReadOnlyList<InvoiceLineRow> Lines,
    IReadOnlyList<PaymentRow> Payments,
    IReadOnlyList<BalanceEntryRow> BalanceEntries,
    IReadOnlyList<OfferedInvoiceAction> Actions)
{
    /// <summary>How to pay it, in the reseller's words; null when there are none, or nothing is to be paid.</summary>
    public string? PaymentInstructions { get; init; }
}

/// <summary>One position.</summary>
/// <param name="ServiceNumber">The service that it is for; null when that was deleted.</param>
public sealed record InvoiceLineRow(int Id, InvoiceLineKind Kind, string Text, int? ServiceNumber, int Quantity, Money Amount);

/// <summary>Money that came for the invoice.</summary>
/// <param name="RecordedBy">Who recorded it; nobody where the customer looks.</param>
public sealed record PaymentRow(int Id, DateOnly ReceivedOn, Money Amount, string? Method, string? Reference, DateTimeOffset RecordedAt, string? RecordedBy);

/// <summary>What the invoice took from its customer's balance, or gave to it.</summary>
/// <param name="Amount">Negative when the invoice was paid with it.</param>
public sealed record BalanceEntryRow(int Id, DateTimeOffset At, string Text, Money Amount);

/// <summary>An action that the viewer may take.</summary>
/// <param name="Refusal">Why it would be refused right now; null when it would go ahead.</param>
public sealed record OfferedInvoiceAction(InvoiceAction Action, string? Refusal);
