using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>How what one customer buys is taxed today: on invoices, and before it is ordered.</summary>
internal sealed class BuyerTaxes
{
    private readonly Customer _buyer;
    private readonly BillingSettings _settings;
    private readonly IReadOnlyList<TaxRate> _rates;

    private BuyerTaxes(Customer buyer, BillingSettings settings, IReadOnlyList<TaxRate> rates)
    {
        _buyer = buyer;
        _settings = settings;
        _rates = rates;
    }

    /// <summary>Its reseller set up no tax at all.</summary>
    public bool AreNone => _rates.Count == 0;

    public static async Task<BuyerTaxes> ReadAsync(SpaceDb db, Reseller reseller, Customer buyer, CancellationToken ct) =>
        new(buyer, reseller.Billing, await db.TaxRates.AsNoTracking().Where(rate => rate.ResellerId == reseller.Id).ToListAsync(ct).ConfigureAwait(false));

    public AppliedTax Of(TaxClass taxClass) => TaxRules.Choose(_rates, _buyer.Billing, _buyer.Kind, _settings.Seller.Country, taxClass);

    public IReadOnlyList<TaxedAmount> Divide(IReadOnlyList<PricedLine> lines) => TaxMath.Divide(lines, _settings.Prices, _settings.Rounding);
}
