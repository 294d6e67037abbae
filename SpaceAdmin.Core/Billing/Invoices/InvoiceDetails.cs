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

    /// <summary>What stands below the lines and their taxes.</summary>
    public IReadOnlyList<(string Title, Money Sum)> Totals =>
    [
        ("Total", Total),
        ("Paid", Paid),
        .. Credited.Minor > 0 ? new[] { ("Credited", Credited) } : [],
        ("Open", Open),
    ];

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

    /// <summary>What a refund can take back by a credit note.</summary>
    public IReadOnlyList<InvoiceLineRow> Creditable => State is InvoiceTab.Paid ? [.. NotCredited] : [];

    /// <summary>What a payment can be for by choice: there is one where more than one service stands on the invoice.</summary>
    public IReadOnlyList<InvoiceLineRow> Payable => Lines.DistinctBy(line => line.ServiceNumber).Count() > 1 ? [.. NotCredited.Where(line => line.Paid.Minor < line.Amount.Minor)] : [];

    public required IReadOnlyList<PaymentRow> Payments { get; init; }

    public required IReadOnlyList<BalanceEntryRow> BalanceEntries { get; init; }

    /// <summary>What it ordered and was never active, by number and name: a void cancels it. Told where it may be voided.</summary>
    public required IReadOnlyList<string> Ordered { get; init; }

    /// <summary>What the viewer may do at all; nothing for its customer.</summary>
    public required IReadOnlyList<OfferedInvoiceAction> Actions { get; init; }

    /// <summary>How to pay it, in the reseller's words; null when there are none, or nothing is to be paid.</summary>
    public string? PaymentInstructions { get; init; }

    private IEnumerable<InvoiceLineRow> NotCredited => Lines.ExceptBy(CreditNotes.SelectMany(note => note.Lines).Select(line => line.Id), line => line.Id);
}

/// <summary>One position.</summary>
/// <param name="ServiceNumber">The service that it is for; null when it is for none, or that was deleted.</param>
/// <param name="Paid">What was paid of it by choice.</param>
public sealed record InvoiceLineRow(int Id, InvoiceLineKind Kind, string Text, int? ServiceNumber, int Quantity, Money Amount, Money Paid)
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

/// <summary>What the invoice took from its customer's balance, or gave to it.</summary>
/// <param name="Amount">Negative when the invoice was paid with it.</param>
public sealed record BalanceEntryRow(int Id, DateTimeOffset At, string Text, Money Amount);

/// <summary>An action that the viewer may take.</summary>
/// <param name="Refusal">Why it would be refused right now; null when it would go ahead.</param>
public sealed record OfferedInvoiceAction(InvoiceAction Action, string? Refusal);
