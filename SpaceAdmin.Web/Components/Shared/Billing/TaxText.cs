using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Web.Components.Shared;

/// <summary>How pages speak of tax.</summary>
internal static class TaxText
{
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
