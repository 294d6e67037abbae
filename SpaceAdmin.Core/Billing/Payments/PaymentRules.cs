using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Makes a payment of what somebody typed, or says what is wrong with it.</summary>
internal static class PaymentRules
{
    public static Result<CheckedPayment> Check(PaymentDraft draft, Invoice invoice, DateOnly today)
    {
        if (InvoiceRules.ValidatePayment(invoice.Number, invoice.Status) is { } settled)
        {
            return settled;
        }

        if (draft.Currency != invoice.Currency)
        {
            return new PaymentRefusal.OtherCurrency(invoice.Number, invoice.Currency, draft.Currency);
        }

        if ((ValidateAmount(draft.Amount, invoice.Currency, out var amount)
            ?? ValidateDay(draft.ReceivedOn, today)
            ?? ValidateLine("method", draft.Method, Payment.MethodMaxLength)
            ?? ValidateLine("reference", draft.Reference, Payment.ReferenceMaxLength)) is { } refused)
        {
            return refused;
        }

        return new CheckedPayment(amount, draft.ReceivedOn!.Value, OrNull(draft.Method), OrNull(draft.Reference));
    }

    private static Failure? ValidateAmount(string typed, string currency, out Money money)
    {
        money = default;
        return typed.Trim().Length == 0 ? new PaymentRefusal.AmountMissing()
            : TypedAmount.Refusal(typed, currency, "payment", new PaymentRefusal.NotMoreThanZero(), out money)
            ?? (money.Minor == 0 ? new PaymentRefusal.NotMoreThanZero() : null);
    }

    private static Failure? ValidateDay(DateOnly? day, DateOnly today) =>
        day is not { } received ? new PaymentRefusal.DayMissing()
        : Common.Calendar.Validate(received) is { } refused ? refused
        : received > today ? new PaymentRefusal.DayToCome(received, today)
        : null;

    private static PaymentRefusal.NotOneLine? ValidateLine(string what, string? text, int max) =>
        OrNull(text) is { } line && (line.Length > max || line.Any(char.IsControl)) ? new PaymentRefusal.NotOneLine(what, max) : null;

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
