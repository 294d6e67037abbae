using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>What plans and add-ons are refused, and by which sentence.</summary>
internal static class CatalogueRules
{
    public const int MostStock = 1_000_000;

    /// <summary>What was typed, read; or the first thing that is wrong with it.</summary>
    /// <param name="ofType">The key of what provisions services of its type, where the draft leaves that to it.</param>
    public static Result<CheckedItem> Check(CatalogueKind kind, CatalogueDraft draft, string currency, string ofType, ProvisionerKinds kinds)
    {
        var priceRefusal = PriceRules.Refusal(draft.Prices, currency, out var prices);
        var stockRefusal = StockRefusal(draft.Stock, out var stock);
        if ((NameRefusal(kind, draft.Name) ?? DescriptionRefusal(draft.Description) ?? priceRefusal ?? stockRefusal ?? OutsideRefusal(draft, ofType, kinds)) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        var most = 1;
        if (kind is CatalogueKind.AddOn && MostRefusal(draft.MaxQuantity, prices, currency, out most) is { } tooMany)
        {
            return new Failure.Rejected(tooMany);
        }

        return draft.OnSale && SaleRefusal(kind, prices.Count, draft.Plans.Count) is { } unsold
            ? new Failure.Rejected(unsold)
            : new CheckedItem(draft.Name.Trim(), draft.Description.Trim(), prices, draft.OnSale, stock, most, draft.Provisioner, draft.OutsidePlan.Trim());
    }

    public static string? NameRefusal(CatalogueKind kind, string name) =>
        CatalogueItem.IsName(name) ? null : $"{CatalogueWords.One(kind)}'s name is one line of 1 to {CatalogueItem.NameMaxLength} characters.";

    public static string? TypeRefusal(CatalogueKind kind, ServiceType? type) =>
        type?.IsAddOn == (kind is CatalogueKind.AddOn) ? null
        : kind is CatalogueKind.AddOn ? "Choose a type of services that extend others."
        : "Choose a type of services that do not extend others.";

    /// <param name="wanted">How many were chosen.</param>
    /// <param name="plans">Those of them that the reseller has.</param>
    /// <param name="before">Those that it extended already: one of them may be archived meanwhile.</param>
    public static string? PlansRefusal(int wanted, IReadOnlyList<Plan> plans, IReadOnlyList<Plan> before) =>
        plans.Count != wanted ? "Choose plans of the same reseller as the add-on."
        : plans.FirstOrDefault(plan => plan.ArchivedAt is not null && !before.Contains(plan)) is { } archived ? $"“{archived.Name}” is archived: choose a plan that is not."
        : null;

    /// <summary>Why a stored one cannot be put on sale, or null.</summary>
    public static string? SaleRefusal(CatalogueItem item, string currency) =>
        ArchivedRefusal(item)
        ?? SaleRefusal(item is AddOn ? CatalogueKind.AddOn : CatalogueKind.Plan, item.Prices.Count, (item as AddOn)?.Plans.Count ?? 0)
        ?? item.Prices.Select(price => Price.Validate(price.In(item.Currency!), currency)?.Message).FirstOrDefault(refused => refused is not null);

    public static string? ArchivedRefusal(CatalogueItem item) =>
        item.ArchivedAt is null ? null : $"“{item.Name}” is archived: restore it before it is sold.";

    /// <param name="services">How many services were bought as it.</param>
    /// <param name="left">An add-on on sale that would extend nothing any more.</param>
    public static string? DeletionRefusal(CatalogueItem item, int services, string? left) =>
        services > 0 ? Text($"“{item.Name}” was sold: {CatalogueWords.Services(services)} {(services == 1 ? "is" : "are")} bought as it. Archive it instead.")
        : left is not null ? $"“{left}” is on sale and extends only “{item.Name}”. Take it off sale first."
        : null;

    public static string Taken(CatalogueKind kind, string name, bool archived) => archived
        ? $"There is an archived {CatalogueWords.Noun(kind)} “{name}” already. Restore it, or choose another name."
        : $"There is {CatalogueWords.A(kind)} “{name}” already.";

    private static string? SaleRefusal(CatalogueKind kind, int prices, int plans) =>
        prices == 0 ? "What is on sale needs a price."
        : kind is CatalogueKind.AddOn && plans == 0 ? "An add-on on sale extends at least one plan."
        : null;

    private static string? DescriptionRefusal(string description) =>
        description.Trim() is var text && text.Length > CatalogueItem.DescriptionMaxLength
            ? Text($"A description has at most {CatalogueItem.DescriptionMaxLength} characters; this one has {text.Length}.")
        : text.Any(sign => char.IsControl(sign) && sign is not ('\r' or '\n')) ? "A description is plain text."
        : null;

    private static string? StockRefusal(string typed, out int? stock)
    {
        stock = Whole(typed);
        return typed.Trim().Length == 0 || stock is >= 0 and <= MostStock ? null
            : Text($"A stock is a whole number from 0 to {MostStock:N0}, or empty where it never runs out.");
    }

    private static string? MostRefusal(string typed, IReadOnlyList<CataloguePrice> prices, string currency, out int most)
    {
        most = Whole(typed) ?? 0;
        var pieces = most;
        return most is < 1 or > AddOn.MostPerService ? Text($"The most for one service is a whole number from 1 to {AddOn.MostPerService:N0}.")
            : prices.Any(price => Math.Max(price.SetupFee, price.RecurringFee) > Money.MaxMinor / pieces)
                ? Text($"{pieces:N0} pieces would cost more than {new Money(Money.MaxMinor, currency)}: allow fewer, or ask for less.")
            : null;
    }

    private static string? OutsideRefusal(CatalogueDraft draft, string ofType, ProvisionerKinds kinds) =>
        draft.Provisioner is { } own && !kinds.Contains(own) ? "Choose one of the provisioners that there are."
        : draft.OutsidePlan.Trim() is var plan && (plan.Length > CatalogueItem.OutsidePlanMaxLength || plan.Any(char.IsControl))
            ? Text($"The plan outside is one line of at most {CatalogueItem.OutsidePlanMaxLength} characters.")
        : kinds.Of(draft.Provisioner ?? ofType).ValidatePlan(plan)?.Message;

    private static int? Whole(string typed) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was typed, and is as it should be.</summary>
internal sealed record CheckedItem(
    string Name, string Description, IReadOnlyList<CataloguePrice> Prices, bool OnSale, int? Stock, int MaxQuantity, string? Provisioner, string OutsidePlan);
