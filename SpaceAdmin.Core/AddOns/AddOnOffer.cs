using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>What a customer can add to one of its services.</summary>
/// <param name="Version">That of the service, for the order.</param>
/// <param name="RenewsOn">When its next term begins; null for one that never ends by itself.</param>
/// <param name="Today">Where its reseller is.</param>
/// <param name="Refusal">Why nothing can be added to it now; null when something can.</param>
public sealed record AddOnOffers(
    int Number, string Name, int Version, DateOnly? RenewsOn, DateOnly Today, string? Refusal, IReadOnlyList<AddOnOffer> Offers, IReadOnlyList<OwnedAddOn> Owned);

/// <summary>An add-on that is on sale, for one service.</summary>
/// <param name="Prices">At least one.</param>
/// <param name="Max">At most this many can be ordered now.</param>
/// <param name="IsCounted">Whether a service may have more than one.</param>
/// <param name="Left">How many are left in stock; null when they never run out.</param>
/// <param name="Refusal">Why it does not fit; null when it can be ordered.</param>
public sealed record AddOnOffer(
    int Id, string Name, string Description, IReadOnlyList<OfferedPrice> Prices, int Max, bool IsCounted, int? Left, string? Refusal);

/// <summary>An add-on that the service has, or that was ordered for it.</summary>
/// <param name="NextQuantity">So many it has from <paramref name="NextQuantityOn"/> on; null while that does not change.</param>
/// <param name="RenewsOn">When its next term begins; null for one that never ends by itself, or waits.</param>
/// <param name="EndsWithTerm">It is given up, or is to be cancelled, at the end of its term.</param>
/// <param name="MayKeep">That can be taken back.</param>
public sealed record OwnedAddOn(
    int Number, int Version, string Name, ServiceStatus Status, int Quantity, int? NextQuantity, DateOnly? NextQuantityOn, Cycle? Cycle, Money? Recurring, DateOnly? RenewsOn,
    bool EndsWithTerm, bool MayKeep, bool MayRemove, bool MayReduce);

/// <param name="Cycle">Null for what is bought once: its <paramref name="Setup"/> is then the whole price.</param>
public sealed record OfferedPrice(Cycle? Cycle, Money Setup, Money Recurring);
