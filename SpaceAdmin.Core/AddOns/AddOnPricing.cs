using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>Reads the price of an order off the services that it would make: what is shown is what is invoiced.</summary>
internal static class AddOnPricing
{
    public static AddOnQuote Quote(AddOnShelf shelf, IReadOnlyList<SpaceService> made)
    {
        var currency = shelf.Service.Reseller.Currency;
        var taxed = shelf.Taxes.Divide([.. made.SelectMany(LinesOf)]);
        var total = taxed.Sum(line => line.Net + line.Tax);
        var paid = Math.Min(total, shelf.Balance?.Amount ?? 0);
        return new AddOnQuote([.. made.Select(Line)], Of(total), TaxSum.Of(taxed, currency), shelf.Service.Reseller.Billing.Prices is PriceBasis.Net, Of(paid), Of(total - paid));

        // The same that stand on the invoice, since each may be rounded.
        IEnumerable<PricedLine> LinesOf(SpaceService service)
        {
            var tax = shelf.Taxes.Of(shelf.AddOns.Single(one => one.Id == service.AddOnId).TaxClass);
            return new[] { service.FeeOfSetup, service.FeeOfTheNextTerm }.Where(fee => fee > 0).Select(fee => new PricedLine(fee, tax));
        }

        QuotedAddOn Line(SpaceService service) => new(
            service.AddOnId!.Value,
            service.Name,
            service.Quantity,
            service.Cycle,
            Of(service.FeeOfSetup),
            service.Renews ? new QuotedTerm(Of(service.FeeOfTheNextTerm), service.Part?.Days, service.Part?.OfDays, service.Part?.EndsOn, Of(service.FeeOfACycle)) : null);

        Money Of(long minor) => new(minor, currency);
    }

    /// <summary>What is to be paid before it is activated, in minor units.</summary>
    public static long CostOf(SpaceService service) => service.FeeOfSetup + service.FeeOfTheNextTerm;
}
