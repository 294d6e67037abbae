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
public sealed record CatalogueRow
{
    public required CatalogueKey Key { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Type { get; init; }

    public required int ResellerId { get; init; }

    public required string Reseller { get; init; }

    public required int Version { get; init; }

    public required IReadOnlyList<Price> Prices { get; init; }

    /// <summary>The names of the plans that an add-on extends.</summary>
    public required IReadOnlyList<string> Extends { get; init; }

    /// <summary>How many are left; null when they never run out.</summary>
    public required int? Stock { get; init; }

    public required int MaxQuantity { get; init; }

    /// <summary>How many services were bought as it.</summary>
    public required int Services { get; init; }

    public required CatalogueState State { get; init; }

    /// <summary>The key of its own, or that of its type.</summary>
    public required string Provisioner { get; init; }

    /// <summary>What that calls it; null where it has no other name.</summary>
    public required string? OutsidePlan { get; init; }
}

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
