namespace SpaceAdmin.Core.Common;

/// <summary>Reads an amount that somebody typed, or says what is wrong with it.</summary>
internal static class TypedAmount
{
    /// <summary>Why an amount is refused, or null. Where none needs to be typed, the caller asks before.</summary>
    /// <param name="what">What the amount is of, within a sentence: "payment".</param>
    /// <param name="negative">The refusal of what is below zero.</param>
    public static Failure? Refusal(string typed, string currency, string what, Failure negative, out Money money)
    {
        var text = typed.Trim();
        var like = new Money(2985, currency).Amount();
        var decimals = Currency.Decimals(currency) ?? 0;
        money = default;
        return IsNumber(text.TrimStart('-')) is false ? new AmountRefusal.NotAnAmount(text.Length > 40 ? text[..40] + "…" : text, like)
            : text.StartsWith('-') ? negative
            : DecimalsOf(text) > decimals ? new AmountRefusal.TooManyDecimals(currency, decimals, like)
            : !Money.TryParse(text, currency, out money) ? new AmountRefusal.TooMuch(what, currency)
            : null;
    }

    private static bool IsNumber(string text) =>
        text.Any(char.IsAsciiDigit) && text.All(sign => char.IsAsciiDigit(sign) || sign == '.') && text.Count(sign => sign == '.') <= 1;

    // Noughts at the end say nothing. Counted in the text: a decimal rounds what is longer than it can hold.
    private static int DecimalsOf(string text) => text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text[(point + 1)..].TrimEnd('0').Length : 0;
}
