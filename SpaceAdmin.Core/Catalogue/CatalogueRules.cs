using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>What plans and add-ons are refused, and why.</summary>
internal static class CatalogueRules
{
    public const int MaxStock = 1_000_000;

    /// <summary>What was typed, read; or the first thing that is wrong with it.</summary>
    /// <param name="ofType">The key of what provisions services of its type, where the draft leaves that to it.</param>
    public static Result<CheckedItem> Check(CatalogueKind kind, CatalogueDraft draft, string currency, string ofType, ProvisionerKinds kinds)
    {
        var priceRefusal = PriceRules.Refusal(draft.Prices, currency, out var prices);
        var stockRefusal = StockRefusal(draft.Stock, out var stock);
        if ((NameRefusal(kind, draft.Name) ?? DescriptionRefusal(draft.Description) ?? priceRefusal ?? stockRefusal ?? OutsideRefusal(draft, ofType, kinds)) is { } refused)
        {
            return refused;
        }

        var max = 1;
        if (kind is CatalogueKind.AddOn && MaxQuantityRefusal(draft.MaxQuantity, prices, currency, out max) is { } tooMany)
        {
            return tooMany;
        }

        return draft.OnSale && SaleRefusal(kind, prices.Count, draft.Plans.Count) is { } unsold
            ? unsold
            : new CheckedItem(draft.Name.Trim(), draft.Description.Trim(), prices, draft.TaxClass, draft.OnSale, stock, max, draft.Provisioner, draft.OutsidePlan.Trim());
    }

    public static Failure? NameRefusal(CatalogueKind kind, string name) =>
        CatalogueItem.IsName(name) ? null : new CatalogueRefusal.NameOutOfRange(kind);

    public static Failure? TypeRefusal(CatalogueKind kind, ServiceType? type) =>
        type?.IsAddOn == (kind is CatalogueKind.AddOn) ? null : new CatalogueRefusal.WrongType(kind);

    /// <param name="wanted">How many were chosen.</param>
    /// <param name="plans">Those of them that the reseller has.</param>
    /// <param name="before">Those that it extended already: one of them may be archived meanwhile.</param>
    public static Failure? PlansRefusal(int wanted, IReadOnlyList<Plan> plans, IReadOnlyList<Plan> before) =>
        plans.Count != wanted ? new CatalogueRefusal.PlansOfOtherReseller()
        : plans.FirstOrDefault(plan => plan.ArchivedAt is not null && !before.Contains(plan)) is { } archived ? new CatalogueRefusal.PlanArchived(archived.Name)
        : null;

    /// <summary>Why a stored one cannot be put on sale, or null.</summary>
    public static Failure? SaleRefusal(CatalogueItem item, string currency) =>
        ArchivedRefusal(item)
        ?? SaleRefusal(item is AddOn ? CatalogueKind.AddOn : CatalogueKind.Plan, item.Prices.Count, (item as AddOn)?.Plans.Count ?? 0)
        ?? item.Prices.Select(price => Price.Validate(price.In(item.Currency!), currency)).FirstOrDefault(refused => refused is not null);

    public static Failure? ArchivedRefusal(CatalogueItem item) =>
        item.ArchivedAt is null ? null : new CatalogueRefusal.Archived(item.Name);

    /// <param name="services">How many services were bought as it.</param>
    /// <param name="left">An add-on on sale that would extend nothing any more.</param>
    public static Failure? DeletionRefusal(CatalogueItem item, int services, string? left) =>
        services > 0 ? new CatalogueRefusal.Sold(item.Name, services)
        : left is not null ? new CatalogueRefusal.ExtendedByOne(item.Name, left)
        : null;

    private static Failure? SaleRefusal(CatalogueKind kind, int prices, int plans) =>
        prices == 0 ? new CatalogueRefusal.NoPrice()
        : kind is CatalogueKind.AddOn && plans == 0 ? new CatalogueRefusal.NoPlan()
        : null;

    private static Failure? DescriptionRefusal(string description) =>
        description.Trim() is var text && text.Length > CatalogueItem.DescriptionMaxLength
            ? new CatalogueRefusal.DescriptionTooLong(text.Length)
        : text.Any(sign => char.IsControl(sign) && sign is not ('\r' or '\n')) ? new CatalogueRefusal.DescriptionNotPlain()
        : null;

    private static CatalogueRefusal.StockOutOfRange? StockRefusal(string typed, out int? stock)
    {
        stock = Whole(typed);
        return typed.Trim().Length == 0 || stock is >= 0 and <= MaxStock ? null
            : new CatalogueRefusal.StockOutOfRange();
    }

    private static Failure? MaxQuantityRefusal(string typed, IReadOnlyList<CataloguePrice> prices, string currency, out int max)
    {
        max = Whole(typed) ?? 0;
        var pieces = max;
        return max is < 1 or > AddOn.MaxPerService ? new CatalogueRefusal.MaxQuantityOutOfRange()
            : prices.Any(price => Math.Max(price.SetupFee, price.RecurringFee) > Money.MaxMinor / pieces)
                ? new CatalogueRefusal.MaxQuantityTooDear(pieces, currency)
            : null;
    }

    private static Failure? OutsideRefusal(CatalogueDraft draft, string ofType, ProvisionerKinds kinds) =>
        draft.Provisioner is { } own && !kinds.Contains(own) ? new CatalogueRefusal.UnknownProvisioner()
        : draft.OutsidePlan.Trim() is var plan && (plan.Length > CatalogueItem.OutsidePlanMaxLength || plan.Any(char.IsControl))
            ? new CatalogueRefusal.OutsidePlanNotOneLine()
        : kinds.Of(draft.Provisioner ?? ofType).ValidatePlan(plan);

    private static int? Whole(string typed) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What was typed, and is as it should be.</summary>
internal sealed record CheckedItem(
    string Name, string Description, IReadOnlyList<CataloguePrice> Prices, TaxClass TaxClass, bool OnSale, int? Stock, int MaxQuantity, string? Provisioner, string OutsidePlan);
