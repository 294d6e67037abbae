using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What is typed about a tax rate.</summary>
public sealed class TaxRateInput
{
    public TaxRateInput()
    {
    }

    public TaxRateInput(TaxRateRow rate)
    {
        Name = rate.Name;
        Treatment = rate.Treatment;
        Percent = rate.Treatment is TaxTreatment.Standard ? TaxRate.Text(rate.Rate).TrimEnd('%', ' ') : "";
        Country = rate.Country;
        Customers = rate.Customers;
        Class = rate.Class;
        Sentence = rate.Sentence;
    }

    public string? Name { get; set; } = "VAT";

    public TaxTreatment Treatment { get; set; } = TaxTreatment.Standard;

    public string? Percent { get; set; } = "";

    public string? Country { get; set; }

    public CustomerKind? Customers { get; set; }

    public TaxClass Class { get; set; }

    public string? Sentence { get; set; }

    public TaxRateDraft Draft => new(Name ?? "", Treatment, Percent ?? "", Country, Customers, Class, Sentence);
}
