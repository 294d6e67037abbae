using System.Globalization;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>How sentences and the audit log speak of what is sold.</summary>
internal static class CatalogueWords
{
    public static string Noun(CatalogueKind kind) => kind is CatalogueKind.Plan ? "plan" : "add-on";

    public static string A(CatalogueKind kind) => kind is CatalogueKind.Plan ? "a plan" : "an add-on";

    /// <summary>At the beginning of a sentence.</summary>
    public static string One(CatalogueKind kind) => kind is CatalogueKind.Plan ? "A plan" : "An add-on";

    public static string Services(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "service" : "services")}");

    public static string AuditKind(CatalogueKind kind) => kind is CatalogueKind.Plan ? AuditKinds.Plan : AuditKinds.AddOn;

    /// <summary>All that an edit can change, each part by itself.</summary>
    public static IReadOnlyList<string> Facts(CatalogueItem item, ProvisionerKinds kinds)
    {
        List<string> facts =
        [
            item.Name,
            item.Description.Length == 0 ? "no description" : $"“{item.Description}”",
            item.Prices.Count == 0 ? "no price" : string.Join(", ", item.Prices.Select(price => Words(price, item.Currency!))),
            item.Stock is { } left ? string.Create(CultureInfo.InvariantCulture, $"{left} in stock") : "never runs out",
            item.OnSale ? "on sale" : "not on sale",
            item.Provisioner is { } provisioner ? $"provisioner {kinds.Title(provisioner)}" : "provisioner of its type",
            item.OutsidePlan is { } plan ? $"outside “{plan}”" : "no plan outside",
        ];
        if (item.TaxClass is not TaxClass.Standard)
        {
            facts.Add("reduced tax");
        }

        if (item is AddOn addOn)
        {
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"at most {addOn.MaxQuantity}"));
            facts.Add(addOn.Plans.Count == 0 ? "for no plan" : "for " + string.Join(", ", addOn.Plans.OrderBy(plan => plan.Name, StringComparer.Ordinal).Select(plan => plan.Name)));
        }

        return facts;
    }

    private static string Words(CataloguePrice price, string currency) => price.Cycle is { } cycle
        ? $"{new Money(price.RecurringFee, currency)} for {cycle}" + (price.SetupFee > 0 ? $" and {new Money(price.SetupFee, currency)} setup" : "")
        : $"{new Money(price.SetupFee, currency)} once";
}
