using System.Globalization;

namespace SpaceAdmin.Core.Common;

/// <summary>An amount in minor units of an ISO 4217 currency: 2985 USD is 29.85 dollars.</summary>
public readonly record struct Money(long Minor, string Currency)
{
    /// <summary>No amount is larger, so that sums of them never overflow.</summary>
    public const long MaxMinor = 1_000_000_000_000_000;

    /// <summary>Null where there is no amount, or nobody knows of what.</summary>
    public static Money? Of(long? minor, string? currency) => minor is { } amount && currency is not null ? new Money(amount, currency) : null;

    /// <summary>Reads "29.85". Refuses signs, groups, and more decimals than the currency has.</summary>
    public static bool TryParse(string text, string currency, out Money money)
    {
        money = default;
        if (Common.Currency.Decimals(currency) is not { } decimals
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > MaxMinor
            || amount * Scale(decimals) is var minor && (minor > MaxMinor || minor != decimal.Truncate(minor)))
        {
            return false;
        }

        money = new Money((long)minor, currency);
        return true;
    }

    /// <summary>The amount alone, with all decimals of its currency and no grouping: "29.85".</summary>
    public string Amount()
    {
        var decimals = Common.Currency.Decimals(Currency) ?? 0;
        return (Minor / (decimal)Scale(decimals)).ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    public override string ToString() => $"{Amount()} {Currency}";

    private static int Scale(int decimals) => decimals switch { 0 => 1, 3 => 1_000, _ => 100 };
}
