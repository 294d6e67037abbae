using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>What a customer can add to one of its services.</summary>
/// <param name="Version">That of the service, for the order.</param>
/// <param name="RenewsOn">When its next term begins; null for one that never ends by itself.</param>
/// <param name="EndsOn">The day on which it is agreed to be cancelled; null for none.</param>
/// <param name="Today">Where its reseller is.</param>
/// <param name="Refusal">Why nothing can be added to it now; null when something can.</param>
public sealed record AddOnOffers(
    int Number, string Name, int Version, DateOnly? RenewsOn, DateOnly? EndsOn, DateOnly Today, string? Refusal, IReadOnlyList<AddOnOffer> Offers, IReadOnlyList<OwnedAddOn> Owned);

/// <summary>An add-on that is on sale, for one service.</summary>
/// <param name="Prices">At least one.</param>
/// <param name="Max">At most this many can be ordered now.</param>
/// <param name="IsCounted">Whether a service may have more than one.</param>
/// <param name="Left">How many are left in stock; null when they never run out.</param>
/// <param name="Refusal">Why it does not fit; null when it can be ordered.</param>
public sealed record AddOnOffer(
    int Id, string Name, string Description, IReadOnlyList<OfferedPrice> Prices, int Max, bool IsCounted, int? Left, string? Refusal);

/// <summary>An add-on that the service has, or that was ordered for it.</summary>
public sealed record OwnedAddOn
{
    public required int Number { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required ServiceStatus Status { get; init; }

    public required int Quantity { get; init; }

    /// <summary>So many it has from <see cref="NextQuantityOn"/> on; null while that does not change.</summary>
    public required int? NextQuantity { get; init; }

    public required DateOnly? NextQuantityOn { get; init; }

    public required Cycle? Cycle { get; init; }

    public required Money? Recurring { get; init; }

    /// <summary>When its next term begins; null for one that never ends by itself, or waits.</summary>
    public required DateOnly? RenewsOn { get; init; }

    /// <summary>It is given up, or is to be cancelled, at the end of its term.</summary>
    public required bool EndsWithTerm { get; init; }

    /// <summary>That can be taken back.</summary>
    public required bool MayKeep { get; init; }

    public required bool MayRemove { get; init; }

    public required bool MayReduce { get; init; }
}

/// <param name="Cycle">Null for what is bought once: its <paramref name="Setup"/> is then the whole price.</param>
public sealed record OfferedPrice(Cycle? Cycle, Money Setup, Money Recurring);
