using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Why a plan or an add-on is not as it should be, or stays as it is.</summary>
public abstract record CatalogueRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record NameOutOfRange(CatalogueKind Kind) : CatalogueRefusal(
        "catalogue.name-out-of-range", $"{CatalogueWords.One(Kind)}'s name is one line of 1 to {CatalogueItem.NameMaxLength} characters.");

    public sealed record NameTaken(CatalogueKind Kind, string Item) : CatalogueRefusal("catalogue.name-taken", $"There is {CatalogueWords.A(Kind)} “{Item}” already.");

    public sealed record NameTakenInArchive(CatalogueKind Kind, string Item) : CatalogueRefusal(
        "catalogue.name-taken-in-archive", $"There is an archived {CatalogueWords.Noun(Kind)} “{Item}” already. Restore it, or choose another name.");

    public sealed record DescriptionTooLong(int Length) : CatalogueRefusal(
        "catalogue.description-too-long",
        string.Create(CultureInfo.InvariantCulture, $"A description has at most {CatalogueItem.DescriptionMaxLength} characters; this one has {Length}."));

    public sealed record DescriptionNotPlain() : CatalogueRefusal("catalogue.description-not-plain", "A description is plain text.");

    public sealed record NoReseller(CatalogueKind Kind) : CatalogueRefusal("catalogue.no-reseller", $"Choose the reseller that sells the {CatalogueWords.Noun(Kind)}.");

    public sealed record WrongType(CatalogueKind Kind) : CatalogueRefusal(
        "catalogue.wrong-type", $"Choose a type of services that {(Kind is CatalogueKind.AddOn ? "extend" : "do not extend")} others.");

    public sealed record PlansOfOtherReseller() : CatalogueRefusal("catalogue.plans-of-other-reseller", "Choose plans of the same reseller as the add-on.");

    public sealed record PlanArchived(string Plan) : CatalogueRefusal("catalogue.plan-archived", $"“{Plan}” is archived: choose a plan that is not.");

    public sealed record PlanDoesNotFit() : CatalogueRefusal("catalogue.plan-does-not-fit", "Choose a plan of the same reseller and of the same type as the service.");

    public sealed record Archived(string Item) : CatalogueRefusal("catalogue.archived", $"“{Item}” is archived: restore it before it is sold.");

    public sealed record Sold(string Item, int Services) : CatalogueRefusal(
        "catalogue.sold",
        string.Create(CultureInfo.InvariantCulture, $"“{Item}” was sold: {CatalogueWords.Services(Services)} {(Services == 1 ? "is" : "are")} bought as it. Archive it instead."));

    /// <param name="AddOn">It is on sale, and would extend nothing any more.</param>
    public sealed record ExtendedByOne(string Item, string AddOn) : CatalogueRefusal(
        "catalogue.extended-by-one", $"“{AddOn}” is on sale and extends only “{Item}”. Take it off sale first.");

    public sealed record NoPrice() : CatalogueRefusal("catalogue.no-price", "What is on sale needs a price.");

    public sealed record NoPlan() : CatalogueRefusal("catalogue.no-plan", "An add-on on sale extends at least one plan.");

    public sealed record StockOutOfRange() : CatalogueRefusal(
        "catalogue.stock-out-of-range",
        string.Create(CultureInfo.InvariantCulture, $"A stock is a whole number from 0 to {CatalogueRules.MaxStock:N0}, or empty where it never runs out."));

    /// <param name="Stock">As it is shown; empty where it never runs out.</param>
    public sealed record StockChanged(string Stock, string Seen) : CatalogueRefusal(
        "catalogue.stock-changed", $"Customers ordered meanwhile: the stock is {Stock} now, and was {Seen}. Open it again to count anew.");

    public sealed record MaxQuantityOutOfRange() : CatalogueRefusal(
        "catalogue.max-quantity-out-of-range",
        string.Create(CultureInfo.InvariantCulture, $"The most for one service is a whole number from 1 to {AddOn.MaxPerService:N0}."));

    public sealed record MaxQuantityTooDear(int Quantity, string Currency) : CatalogueRefusal(
        "catalogue.max-quantity-too-dear",
        string.Create(CultureInfo.InvariantCulture, $"{Quantity:N0} pieces would cost more than {new Money(Money.MaxMinor, Currency)}: allow fewer, or ask for less."));

    public sealed record UnknownProvisioner() : CatalogueRefusal("catalogue.unknown-provisioner", "Choose one of the provisioners that there are.");

    public sealed record OutsidePlanNotOneLine() : CatalogueRefusal(
        "catalogue.outside-plan-not-one-line",
        string.Create(CultureInfo.InvariantCulture, $"The plan outside is one line of at most {CatalogueItem.OutsidePlanMaxLength} characters."));

    public sealed record OncePriceWithOthers() : CatalogueRefusal("catalogue.once-price-with-others", "What is bought once has one price, and none for a cycle.");

    public sealed record TwoPricesForCycle(Cycle Cycle) : CatalogueRefusal("catalogue.two-prices-for-cycle", $"There are two prices for {Cycle}: each cycle has one.");

    public sealed record TooManyPrices() : CatalogueRefusal(
        "catalogue.too-many-prices", string.Create(CultureInfo.InvariantCulture, $"There are at most {PriceRules.Max} prices."));

    public sealed record PriceMissing() : CatalogueRefusal("catalogue.price-missing", "Type what it costs; 0 for what is free.");

    public sealed record FeeNegative() : CatalogueRefusal("catalogue.fee-negative", "A fee is not negative.");

    public sealed record NoRecurringFee(Cycle Cycle) : CatalogueRefusal(
        "catalogue.no-recurring-fee", $"A price for {Cycle} has a recurring fee. What is paid only at first is sold once.");
}
