using System.Globalization;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

/// <summary>How the pages speak of what is sold.</summary>
internal static class CatalogueText
{
    public static string Noun(CatalogueKind kind) => kind is CatalogueKind.Plan ? "plan" : "add-on";

    public static string Nouns(CatalogueKind kind) => Noun(kind) + "s";

    public static string State(CatalogueState state) => state switch
    {
        CatalogueState.OnSale => "On sale",
        CatalogueState.NotOnSale => "Not on sale",
        _ => "Archived",
    };

    /// <summary>"4.00 USD a month · 5.00 setup".</summary>
    public static string Price(Price price) => price.Cycle is null
        ? $"{new Money(price.SetupFee, price.Currency)} once"
        : $"{new Money(price.RecurringFee, price.Currency)} {PriceWords.Every(price.Cycle)}"
            + (price.SetupFee > 0 ? $" · {new Money(price.SetupFee, price.Currency).Amount()} setup" : "");

    /// <summary>Null where it never runs out.</summary>
    public static string? Stock(int? left) => left switch
    {
        null => null,
        0 => "Sold out",
        { } some => string.Create(CultureInfo.InvariantCulture, $"{some:N0} left"),
    };

    /// <summary>"SolidCP 12"; null where nothing outside has to do with it.</summary>
    public static string? Provisioned(CatalogueRow row, ProvisionerKinds kinds) =>
        row.Provisioner is ProvisionerKinds.None ? null : $"{kinds.Title(row.Provisioner)} {row.OutsidePlan}".TrimEnd();

    /// <summary>That nobody is asked for another sum, whatever the catalogue says; null where nobody could be.</summary>
    public static string? NextInvoices(PriceChange change) => change.Services == 0 ? null : "No invoice of theirs changes, the next ones neither.";

    public static string Touched(PriceChange change) => change.Services switch
    {
        0 => "Nothing was ordered at the old price.",
        1 => "1 service was ordered at the old price and keeps it. New orders pay the new one.",
        var several => string.Create(CultureInfo.InvariantCulture, $"{several:N0} services were ordered at the old price and keep it. New orders pay the new one."),
    };
}
