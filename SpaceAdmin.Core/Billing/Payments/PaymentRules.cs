using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Makes a payment of what somebody typed, or says what is wrong with it.</summary>
internal static class PaymentRules
{
    private const string MoreThanZero = "A payment is more than zero.";

    public static Result<CheckedPayment> Check(PaymentDraft draft, Invoice invoice, DateOnly today)
    {
        if (InvoiceRules.PaymentRefusal(invoice.Number, invoice.Status) is { } settled)
        {
            return new Failure.Rejected(settled);
        }

        if (draft.Currency != invoice.Currency)
        {
            return new Failure.Rejected(Text($"Invoice {invoice.Number} is in {invoice.Currency}, and so is a payment of it; {draft.Currency} is another currency."));
        }

        if ((AmountRefusal(draft.Amount, invoice.Currency, out var amount)
            ?? DayRefusal(draft.ReceivedOn, today)
            ?? LineRefusal("method", draft.Method, Payment.MethodMaxLength)
            ?? LineRefusal("reference", draft.Reference, Payment.ReferenceMaxLength)) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        return new CheckedPayment(amount, draft.ReceivedOn!.Value, OrNull(draft.Method), OrNull(draft.Reference));
    }

    /// <summary>The sentence about a reference that was recorded for <paramref name="number"/> before.</summary>
    public static string SameReference(string reference, int number) =>
        Text($"The reference “{reference}” was recorded before, for invoice {number}: a payment is recorded once.");

    /// <summary>The sentence that refuses an amount, or null.</summary>
    public static string? AmountRefusal(string typed, string currency, out Money money)
    {
        money = default;
        return typed.Trim().Length == 0 ? "Type the amount that came."
            : TypedAmount.Refusal(typed, currency, "payment", MoreThanZero, out money) is { } refused ? refused
            : money.Minor == 0 ? MoreThanZero
            : null;
    }

    private static string? DayRefusal(DateOnly? day, DateOnly today) =>
        day is not { } received ? "Say on which day the money came."
        : Common.Calendar.Refusal(received) is { } refused ? refused
        : received > today ? Text($"{received:yyyy-MM-dd} is still to come: money came today, {today:yyyy-MM-dd}, or before.")
        : null;

    private static string? LineRefusal(string what, string? text, int most) =>
        OrNull(text) is { } line && (line.Length > most || line.Any(char.IsControl)) ? Text($"A {what} is one line of at most {most} characters.") : null;

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
