using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Reads the prices that somebody typed, or says what is wrong with them.</summary>
internal static class PriceRules
{
    public const int Max = 12;

    /// <summary>Why they are refused, or null.</summary>
    public static Failure? Refusal(IReadOnlyList<PriceDraft> drafts, string currency, out IReadOnlyList<CataloguePrice> prices)
    {
        var read = new List<CataloguePrice>();
        prices = read;
        foreach (var draft in drafts)
        {
            if (Refusal(draft, currency, out var price) is { } refused)
            {
                return refused;
            }

            read.Add(price);
        }

        return read.Count > 1 && read.Any(price => price.Cycle is null) ? new CatalogueRefusal.OncePriceWithOthers()
            : read.GroupBy(price => Length(price.Cycle)).FirstOrDefault(same => same.Count() > 1) is { } twice ? new CatalogueRefusal.TwoPricesForCycle(twice.Last().Cycle!.Value)
            : read.Count > Max ? new CatalogueRefusal.TooManyPrices()
            : null;
    }

    private static Failure? Refusal(PriceDraft draft, string currency, out CataloguePrice price)
    {
        price = new CataloguePrice(null, 0, 0);
        Cycle? cycle = draft.Count is { } count ? new Cycle(Number(count), draft.Unit) : null;
        if (cycle is { } lasting && Cycle.Validate(lasting) is { } refused)
        {
            return refused;
        }

        if (cycle is null && string.IsNullOrWhiteSpace(draft.SetupFee))
        {
            return new CatalogueRefusal.PriceMissing();
        }

        if (FeeRefusal(draft.SetupFee, currency, out var setup) is { } badSetup)
        {
            return badSetup;
        }

        if (FeeRefusal(draft.RecurringFee, currency, out var recurring) is { } badFee)
        {
            return badFee;
        }

        price = new CataloguePrice(cycle, setup.Minor, recurring.Minor);
        return cycle is not null && recurring.Minor == 0 ? new CatalogueRefusal.NoRecurringFee(cycle.Value)
            : Price.Validate(price.In(currency), currency);
    }

    private static Failure? FeeRefusal(string typed, string currency, out Money fee)
    {
        fee = new Money(0, currency);
        return string.IsNullOrWhiteSpace(typed) ? null : TypedAmount.Refusal(typed, currency, "fee", new CatalogueRefusal.FeeNegative(), out fee);
    }

    // No cycle lasts 0 units, so that is refused by its own sentence.
    private static int Number(string typed) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // 12 months and a year are the same to whoever chooses.
    private static (long Count, CycleUnit Unit)? Length(Cycle? cycle) => cycle switch
    {
        null => null,
        { Unit: CycleUnit.Year, Count: var years } => (12L * years, CycleUnit.Month),
        { } other => (other.Count, other.Unit),
    };
}
