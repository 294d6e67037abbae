using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Writes on a new invoice who buys, and taxes its lines by the rates of today.</summary>
internal static class InvoiceTaxes
{
    /// <summary>Call when all lines are on it, before it is saved.</summary>
    public static async Task ApplyAsync(SpaceDb db, Reseller reseller, Invoice invoice, CancellationToken ct)
    {
        var buyer = await db.Customers.AsNoTracking().Where(customer => customer.Id == invoice.CustomerId)
            .Select(customer => new { Customer = customer, Rates = db.TaxRates.Where(rate => rate.ResellerId == customer.ResellerId).ToList() })
            .SingleAsync(ct).ConfigureAwait(false);
        var party = buyer.Customer.AsBuyer;
        invoice.SellTo(party);
        if (buyer.Rates.Count == 0)
        {
            return;
        }

        var classes = await ClassesAsync(db, invoice, ct).ConfigureAwait(false);
        PricedLine[] lines =
        [
            .. invoice.Lines.Select(line => new PricedLine(
                line.Amount,
                TaxRules.Choose(buyer.Rates, party, buyer.Customer.Kind, reseller.Billing.Seller.Country, classes.GetValueOrDefault(line.ServiceId)))),
        ];
        var sentences = lines.Select(line => line.Tax.Sentence).OfType<string>().Distinct(StringComparer.Ordinal);
        invoice.Tax(TaxMath.Divide(lines, reseller.Billing.Prices, reseller.Billing.Rounding), string.Join('\n', sentences));
    }

    // What is on no plan is taxed by the standard rate.
    private static Task<Dictionary<int, TaxClass>> ClassesAsync(SpaceDb db, Invoice invoice, CancellationToken ct)
    {
        int[] services = [.. invoice.Lines.Select(line => line.ServiceId).Distinct()];
        return db.Services.Where(service => EF.Parameter(services).Contains(service.Id))
            .Select(service => new
            {
                service.Id,
                Class = db.Plans.Where(plan => plan.Id == service.PlanId).Select(plan => plan.TaxClass)
                    .Concat(db.AddOns.Where(addOn => addOn.Id == service.AddOnId).Select(addOn => addOn.TaxClass)).FirstOrDefault(),
            })
            .ToDictionaryAsync(service => service.Id, service => service.Class, ct);
    }
}
