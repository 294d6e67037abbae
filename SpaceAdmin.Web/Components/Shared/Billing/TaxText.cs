using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Web.Components.Shared;

/// <summary>How pages speak of tax.</summary>
internal static class TaxText
{
    /// <summary>"VAT 19 %".</summary>
    public static string Name(TaxSum sum) => Name(sum.Treatment, sum.Name, sum.Rate);

    public static string Name(TaxTreatment treatment, string? name, int rate) => treatment switch
    {
        TaxTreatment.None => "No tax",
        TaxTreatment.Standard => $"{name} {TaxRate.Text(rate)}",
        TaxTreatment.Exempt => $"{name} exempt",
        TaxTreatment.ReverseCharge => $"{name} reverse charge",
        _ => throw new ArgumentOutOfRangeException(nameof(treatment), treatment, null),
    };

    /// <summary>In the column of a line: "19 %", "Exempt".</summary>
    public static string Short(TaxedAmount line) => line.Treatment is TaxTreatment.Standard ? TaxRate.Text(line.Rate) : line.Treatment is TaxTreatment.None ? "–" : Treatment(line.Treatment);

    public static string Treatment(TaxTreatment treatment) => treatment switch
    {
        TaxTreatment.None => "No tax",
        TaxTreatment.Standard => "Tax is charged",
        TaxTreatment.Exempt => "Exempt",
        TaxTreatment.ReverseCharge => "Reverse charge",
        _ => throw new ArgumentOutOfRangeException(nameof(treatment), treatment, null),
    };

    public static string Customers(CustomerKind? kind) => kind switch
    {
        null => "All customers",
        CustomerKind.Private => "Private customers",
        CustomerKind.Business => "Businesses",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Class(TaxClass taxClass) => taxClass switch
    {
        TaxClass.Standard => "Standard",
        TaxClass.Reduced => "Reduced",
        _ => throw new ArgumentOutOfRangeException(nameof(taxClass), taxClass, null),
    };
}
