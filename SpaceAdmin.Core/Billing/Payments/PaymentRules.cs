using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Makes a payment of what somebody typed, or says what is wrong with it.</summary>
internal static class PaymentRules
{
    public static Result<CheckedPayment> Check(PaymentDraft draft, Invoice invoice, DateOnly today)
    {
        if (InvoiceRules.ValidatePayment(invoice.DisplayNumber, invoice.Status) is { } settled)
        {
            return settled;
        }

        return draft.Currency != invoice.Currency ? new PaymentRefusal.OtherCurrency(invoice.DisplayNumber, invoice.Currency, draft.Currency) : Check(draft, today);
    }

    /// <summary>The same where no invoice asks for it.</summary>
    public static Result<CheckedPayment> Check(PaymentDraft draft, DateOnly today)
    {
        if ((ValidateAmount(draft.Amount, draft.Currency, out var amount)
            ?? ValidateDay(draft.ReceivedOn, today)
            ?? ValidateMethod(draft.Method)
            ?? ValidateLine("reference", draft.Reference, Payment.ReferenceMaxLength)) is { } refused)
        {
            return refused;
        }

        return new CheckedPayment(amount, draft.ReceivedOn!.Value, OrNull(draft.Method), OrNull(draft.Reference));
    }

    private static Failure? ValidateMethod(string? method) => OrNull(method) is null ? new PaymentRefusal.MethodMissing() : ValidateLine("method", method, Payment.MethodMaxLength);

    public static Failure? ValidateReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? new PaymentRefusal.ReasonMissing()
        : reason.Trim().Length > Payment.ReasonMaxLength ? new PaymentRefusal.ReasonTooLong()
        : null;

    public static Failure? ValidateCurrency(string currency) => Common.Currency.Decimals(currency) is null ? new PaymentRefusal.UnknownCurrency(currency) : null;

    public static Failure? ValidateAmount(string typed, string currency, out Money money)
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
