using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Where something that is sold stands.</summary>
public enum CatalogueState
{
    OnSale,
    NotOnSale,
    Archived,
}

/// <summary>One line of the list.</summary>
/// <param name="Extends">The names of the plans that an add-on extends.</param>
/// <param name="Stock">How many are left; null when they never run out.</param>
/// <param name="Services">How many services were bought as it.</param>
/// <param name="Provisioner">The key of its own, or that of its type.</param>
/// <param name="OutsidePlan">What that calls it; null where it has no other name.</param>
public sealed record CatalogueRow(
    CatalogueKey Key,
    string Name,
    string Description,
    string Type,
    int ResellerId,
    string Reseller,
    int Version,
    IReadOnlyList<Price> Prices,
    IReadOnlyList<string> Extends,
    int? Stock,
    int MaxQuantity,
    int Services,
    CatalogueState State,
    string Provisioner,
    string? OutsidePlan);

/// <summary>One of them, to be edited.</summary>
/// <param name="Currency">What its reseller sells in now.</param>
/// <param name="Draft">As it would have been typed.</param>
/// <param name="Plans">What an add-on can extend.</param>
/// <param name="OfType">The key of what provisions it where it names nothing itself.</param>
public sealed record CatalogueDetails(
    CatalogueKey Key, int Version, string Currency, CatalogueDraft Draft, bool IsArchived, int Services, IReadOnlyList<PlanChoice> Plans, string OfType);

/// <summary>What a new one can be of.</summary>
public sealed record CatalogueChoices(IReadOnlyList<SellerChoice> Resellers, IReadOnlyList<TypeChoice> Types);

public sealed record TypeChoice(int Id, string Name, string Provisioner);

/// <param name="Plans">What its add-ons can extend.</param>
public sealed record SellerChoice(int Id, string Name, string Currency, IReadOnlyList<PlanChoice> Plans);

/// <summary>What a change of prices does not touch.</summary>
/// <param name="Services">So many services were ordered at the old price, and keep it.</param>
public sealed record PriceChange(int Services);
