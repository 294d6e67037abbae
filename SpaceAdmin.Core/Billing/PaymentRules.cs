using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Makes a payment of what somebody typed, or says what is wrong with it.</summary>
internal static class PaymentRules
{
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
        var text = typed.Trim();
        var like = new Money(2985, currency).Amount();
        var decimals = Currency.Decimals(currency) ?? 0;
        money = default;
        return text.Length == 0 ? "Type the amount that came."
            : IsNumber(text.TrimStart('-')) is false ? $"“{(text.Length > 40 ? text[..40] + "…" : text)}” is no amount: write it like {like}, without groups."
            : text.StartsWith('-') ? "A payment is more than zero."
            : DecimalsOf(text) > decimals ? $"{currency} has {(decimals == 0 ? "no" : Text($"{decimals}"))} decimals, so an amount is like {like}."
            : !Money.TryParse(text, currency, out money) ? $"A payment is at most {new Money(Money.MaxMinor, currency)}."
            : money.Minor == 0 ? "A payment is more than zero."
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

    private static bool IsNumber(string text) =>
        text.Any(char.IsAsciiDigit) && text.All(sign => char.IsAsciiDigit(sign) || sign == '.') && text.Count(sign => sign == '.') <= 1;

    // Noughts at the end say nothing. Counted in the text: a decimal rounds what is longer than it can hold.
    private static int DecimalsOf(string text) => text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text[(point + 1)..].TrimEnd('0').Length : 0;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
