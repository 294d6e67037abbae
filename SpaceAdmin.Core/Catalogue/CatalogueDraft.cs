using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>What somebody typed about a plan or an add-on. Numbers are texts: what is none is told in a sentence.</summary>
public sealed record CatalogueDraft(string Name)
{
    public string Description { get; init; } = "";

    /// <summary>What kind of services it makes. Read once, when it is created.</summary>
    public int TypeId { get; init; }

    public IReadOnlyList<PriceDraft> Prices { get; init; } = [];

    public TaxClass TaxClass { get; init; }

    public bool OnSale { get; init; }

    /// <summary>Empty where it never runs out.</summary>
    public string Stock { get; init; } = "";

    /// <summary>The stock that was shown while it was typed; null for one that is new.</summary>
    public string? StockSeen { get; init; }

    /// <summary>The most of an add-on that one service may have.</summary>
    public string MaxQuantity { get; init; } = "1";

    /// <summary>The plans that an add-on extends, by their keys.</summary>
    public IReadOnlyList<int> Plans { get; init; } = [];

    /// <summary>The key of what makes the status of its services real outside; null leaves that to their type.</summary>
    public string? Provisioner { get; init; }

    /// <summary>What the provisioner calls it.</summary>
    public string OutsidePlan { get; init; } = "";

    /// <summary>Puts on a new plan the services of its name and type that are on none yet: those that came with an import.</summary>
    public bool Adopt { get; init; }
}

/// <param name="Count">How many units a cycle has; null for what is bought once.</param>
/// <param name="SetupFee">Empty for none. Of what is bought once it is the whole price.</param>
public sealed record PriceDraft(string? Count, CycleUnit Unit, string SetupFee, string RecurringFee)
{
    /// <summary>As it would have been typed.</summary>
    public static PriceDraft Of(CataloguePrice price, string currency) => new(
        price.Cycle?.Count.ToString(CultureInfo.InvariantCulture),
        price.Cycle?.Unit ?? CycleUnit.Month,
        price.SetupFee == 0 && price.Cycle is not null ? "" : new Money(price.SetupFee, currency).Amount(),
        price.Cycle is null ? "" : new Money(price.RecurringFee, currency).Amount());
}
