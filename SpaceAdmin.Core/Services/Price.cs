using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What a service costs. Copied onto it when it is ordered, so that a later price does not reach it.</summary>
/// <param name="Cycle">What the recurring fee pays for; null for a service that is bought once.</param>
/// <param name="SetupFee">In minor units, once, for one piece.</param>
/// <param name="RecurringFee">In minor units, for one cycle and one piece.</param>
/// <param name="Currency">An ISO 4217 code.</param>
public sealed record Price(Cycle? Cycle, long SetupFee, long RecurringFee, string Currency)
{
    /// <summary>Why a price of a reseller that sells in <paramref name="currency"/> is refused, or null.</summary>
    public static Failure? Validate(Price price, string currency) =>
        Common.Currency.Decimals(price.Currency) is null ? new PriceRefusal.UnknownCurrency(price.Currency)
        : price.Currency != currency ? new PriceRefusal.OtherCurrency(currency, price.Currency)
        : price.SetupFee is < 0 or > Money.MaxMinor || price.RecurringFee is < 0 or > Money.MaxMinor ? new PriceRefusal.FeeOutOfRange()
        : price.Cycle is { } cycle && Common.Cycle.Validate(cycle) is { } refused ? refused
        : price is { Cycle: null, RecurringFee: > 0 } ? new PriceRefusal.CycleMissing()
        : null;
}

/// <summary>Why a price is refused.</summary>
public abstract record PriceRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record UnknownCurrency(string Code) : PriceRefusal("price.unknown-currency", $"“{Code}” is no currency of ISO 4217, such as EUR.");

    public sealed record OtherCurrency(string Expected, string Actual)
        : PriceRefusal("price.other-currency", $"A price is in {Expected}, the reseller's currency, and not in {Actual}.");

    public sealed record FeeOutOfRange() : PriceRefusal("price.fee-out-of-range", "A fee is not negative, and at most a thousand billion.");

    public sealed record CycleMissing() : PriceRefusal("price.cycle-missing", "A recurring fee needs a cycle, such as 1 month.");
}
