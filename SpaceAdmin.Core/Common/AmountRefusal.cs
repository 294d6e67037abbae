using System.Globalization;

namespace SpaceAdmin.Core.Common;

/// <summary>Why a typed amount of money is none.</summary>
public abstract record AmountRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    /// <param name="Like">An amount as it is written in that currency.</param>
    public sealed record NotAnAmount(string Typed, string Like) : AmountRefusal("amount.not-an-amount", $"“{Typed}” is no amount: write it like {Like}, without groups.");

    /// <inheritdoc cref="NotAnAmount"/>
    public sealed record TooManyDecimals(string Currency, int Decimals, string Like) : AmountRefusal(
        "amount.too-many-decimals",
        $"{Currency} has {(Decimals == 0 ? "no" : Decimals.ToString(CultureInfo.InvariantCulture))} decimals, so an amount is like {Like}.");

    /// <param name="What">Of what it is, within a sentence: "payment".</param>
    public sealed record TooMuch(string What, string Currency) : AmountRefusal("amount.too-much", $"A {What} is at most {new Money(Money.MaxMinor, Currency)}.");
}
