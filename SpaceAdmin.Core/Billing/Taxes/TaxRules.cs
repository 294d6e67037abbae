using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Billing;

/// <summary>Which rate a customer's purchase is taxed by.</summary>
internal static class TaxRules
{
    /// <summary>The most exact one that fits: a country is more exact than a kind of customer.</summary>
    /// <param name="home">The seller's country, where a customer is taken to be whose country nobody knows.</param>
    public static AppliedTax Choose(IEnumerable<TaxRate> rates, BillingParty buyer, CustomerKind kind, string? home, TaxClass taxClass) => rates
        .Where(rate => rate.Class == taxClass
            && (rate.Country is null || rate.Country == (buyer.Country ?? home))
            && (rate.Customers is null || rate.Customers == kind)
            && (rate.Treatment is not TaxTreatment.ReverseCharge || buyer.TaxNumber is not null)) // only a buyer that the state knows can owe the tax
        .OrderByDescending(rate => rate.Country is not null).ThenByDescending(rate => rate.Customers is not null)
        .ThenByDescending(rate => rate.Treatment is TaxTreatment.ReverseCharge) // of two for the same customers, the one that asks more of them
        .FirstOrDefault()?.Applied ?? AppliedTax.None;
}
