using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What a service costs. Copied onto it when it is ordered, so that a later price does not reach it.</summary>
/// <param name="Cycle">What the recurring fee pays for; null for a service that is bought once.</param>
/// <param name="SetupFee">In minor units, once, for one piece.</param>
/// <param name="RecurringFee">In minor units, for one cycle and one piece.</param>
/// <param name="Currency">An ISO 4217 code.</param>
public sealed record Price(Cycle? Cycle, long SetupFee, long RecurringFee, string Currency)
{
    /// <summary>The sentence that refuses a price of a reseller that sells in <paramref name="currency"/>, or null.</summary>
    public static string? Refusal(Price price, string currency) =>
        Common.Currency.Decimals(price.Currency) is null ? $"“{price.Currency}” is no currency of ISO 4217, such as EUR."
        : price.Currency != currency ? $"A price is in {currency}, the reseller's currency, and not in {price.Currency}."
        : price.SetupFee is < 0 or > Money.MaxMinor || price.RecurringFee is < 0 or > Money.MaxMinor ? "A fee is not negative, and at most a thousand billion."
        : price.Cycle is { } cycle && Common.Cycle.Refusal(cycle) is { } refused ? refused
        : price is { Cycle: null, RecurringFee: > 0 } ? "A recurring fee needs a cycle, such as 1 month."
        : null;
}
