using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>What can be done to an invoice by hand.</summary>
public enum InvoiceAction
{
    RecordPayment,
    Void,
}

/// <summary>One invoice, and what the viewer may do to it.</summary>
public sealed record InvoiceDetails
{
    public required int Id { get; init; }

    public required int Number { get; init; }

    /// <summary>What people call it by.</summary>
    public required string DisplayNumber { get; init; }

    public required int Version { get; init; }

    /// <summary>How it stands today: <see cref="InvoiceTab.Overdue"/> rather than Unpaid.</summary>
    public required InvoiceTab State { get; init; }

    public required int ResellerId { get; init; }

    public required string Reseller { get; init; }

    public required int CustomerId { get; init; }

    public required string Customer { get; init; }

    public required string? CustomerName { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Where its reseller is: no payment came later.</summary>
    public required DateOnly Today { get; init; }

    public required DateTimeOffset? PaidAt { get; init; }

    public required DateTimeOffset? VoidedAt { get; init; }

    public required string? VoidReason { get; init; }

    public required Money Total { get; init; }

    public required Money Paid { get; init; }

    /// <summary>What credit notes took from it before it was paid.</summary>
    public required Money Credited { get; init; }

    public required Money Open { get; init; }

    public required IReadOnlyList<InvoiceLineRow> Lines { get; init; }

    /// <summary>The sums of each rate; none where nothing is said of tax.</summary>
    public IReadOnlyList<TaxSum> TaxSums => TaxSum.Of([.. Lines.Select(line => line.Taxed)], Total.Currency);

    /// <summary>Who sells and who buys, as it was when it was issued. Before there were such facts, names alone.</summary>
    public required BillingParty Seller { get; init; }

    public required BillingParty Buyer { get; init; }

    /// <summary>Why no tax is charged, a sentence a line.</summary>
    public required string? TaxSentences { get; init; }

    public required string? Foot { get; init; }

    public required IReadOnlyList<CreditNoteRow> CreditNotes { get; init; }

    public required IReadOnlyList<PaymentRow> Payments { get; init; }

    public required IReadOnlyList<BalanceEntryRow> BalanceEntries { get; init; }

    /// <summary>What the viewer may do at all; nothing for its customer.</summary>
    public required IReadOnlyList<OfferedInvoiceAction> Actions { get; init; }

    /// <summary>How to pay it, in the reseller's words; null when there are none, or nothing is to be paid.</summary>
    public string? PaymentInstructions { get; init; }
}

/// <summary>One position.</summary>
/// <param name="ServiceNumber">The service that it is for; null when that was deleted.</param>
public sealed record InvoiceLineRow(int Id, InvoiceLineKind Kind, string Text, int? ServiceNumber, int Quantity, Money Amount)
{
    public required TaxedAmount Taxed { get; init; }
}

/// <summary>A credit note for lines of the invoice.</summary>
/// <param name="ToBalance">What of it was paid already and went to the customer's balance.</param>
public sealed record CreditNoteRow(int Id, int Number, string DisplayNumber, DateOnly IssuedOn, string Reason, Money Total, Money ToBalance, IReadOnlyList<InvoiceLineRow> Lines)
{
    /// <inheritdoc cref="InvoiceDetails.TaxSums"/>
    public IReadOnlyList<TaxSum> TaxSums => TaxSum.Of([.. Lines.Select(line => line.Taxed)], Total.Currency);
}

/// <summary>Money that came for the invoice, or an entry that takes it back.</summary>
public sealed record PaymentRow
{
    public required int Id { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required Money Amount { get; init; }

    public required string? Method { get; init; }

    public required string? Reference { get; init; }

    /// <summary>Why it was taken back.</summary>
    public required string? Reason { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Nobody where the customer looks.</summary>
    public required string? RecordedBy { get; init; }

    /// <summary>Whether the viewer may take it back.</summary>
    public required bool MayTakeBack { get; init; }
}

/// <summary>What the invoice took from its customer's balance, or gave to it.</summary>
/// <param name="Amount">Negative when the invoice was paid with it.</param>
public sealed record BalanceEntryRow(int Id, DateTimeOffset At, string Text, Money Amount);

/// <summary>An action that the viewer may take.</summary>
/// <param name="Refusal">Why it would be refused right now; null when it would go ahead.</param>
public sealed record OfferedInvoiceAction(InvoiceAction Action, string? Refusal);
