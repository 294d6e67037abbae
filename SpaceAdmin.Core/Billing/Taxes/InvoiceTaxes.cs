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
        var buyer = await db.Customers.AsNoTracking().SingleAsync(customer => customer.Id == invoice.CustomerId, ct).ConfigureAwait(false);
        invoice.SellTo(buyer.AsBuyer);
        var taxes = await BuyerTaxes.ReadAsync(db, reseller, buyer, ct).ConfigureAwait(false);
        if (taxes.AreNone)
        {
            return;
        }

        var classes = await ClassesAsync(db, invoice, ct).ConfigureAwait(false);
        PricedLine[] lines = [.. invoice.Lines.Select(line => new PricedLine(line.Amount, taxes.Of(classes.GetValueOrDefault(line.ServiceId))))];
        var sentences = lines.Select(line => line.Tax.Sentence).OfType<string>().Distinct(StringComparer.Ordinal);
        invoice.Tax(taxes.Divide(lines), string.Join('\n', sentences));
    }

    // What is on no plan is taxed by the standard rate.
    private static Task<Dictionary<int, TaxClass>> ClassesAsync(SpaceDb db, Invoice invoice, CancellationToken ct)
    {
        int[] services = [.. invoice.Lines.Select(line => line.ServiceId).Distinct()];
        return db.Services.Where(service => EF.Parameter(services).Contains(service.Id))
            .Select(service => new
            {
                service.Id,
                Reduced = db.Plans.Any(plan => plan.Id == service.PlanId && plan.TaxClass == TaxClass.Reduced)
                    || db.AddOns.Any(addOn => addOn.Id == service.AddOnId && addOn.TaxClass == TaxClass.Reduced),
            })
            .ToDictionaryAsync(service => service.Id, service => service.Reduced ? TaxClass.Reduced : TaxClass.Standard, ct);
    }
}
