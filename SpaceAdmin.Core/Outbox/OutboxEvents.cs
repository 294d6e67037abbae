namespace SpaceAdmin.Core.Outbox;

/// <summary>What there is to tell or to do outside. Kept as words, so that a row of any version can be shown.</summary>
public static class OutboxEvents
{
    public const string Ordered = "Ordered";
    public const string Activated = "Activated";
    public const string Suspended = "Suspended";
    public const string Cancelled = "Cancelled";
    public const string QuantityChanged = "Quantity changed";
    public const string Warning = "Warning before suspension";
    public const string InvoiceIssued = "Invoice issued";
    public const string Reminder = "Reminder of an invoice";
    public const string CreditNoteIssued = "Credit note issued";
    public const string InvoiceVoided = "Invoice voided";
    public const string PaymentReceived = "Payment received";
    public const string PaymentTakenBack = "Payment taken back";
    public const string PaymentRefunded = "Payment refunded";
    public const string PaidFromBalance = "Paid from the balance";
    public const string CancellationRequested = "Cancellation requested";
    public const string CancellationAnswered = "Cancellation answered";
    public const string Invitation = "Invitation";
    public const string PasswordReset = "Password reset";

    /// <summary>Whether several of the same customer are told in one mail, as of what one run of the monitor did.</summary>
    internal static bool Gathers(string happened) => happened is Activated or Suspended or Cancelled or Warning or InvoiceIssued or Reminder;
}
