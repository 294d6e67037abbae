namespace SpaceAdmin.Core.Billing;

/// <summary>How a sale is taxed.</summary>
public enum TaxTreatment
{
    /// <summary>The reseller set up no tax that fits.</summary>
    None,

    Standard,

    /// <summary>The law frees it from tax; the invoice says which.</summary>
    Exempt,

    /// <summary>The buyer owes the tax, and the invoice says so.</summary>
    ReverseCharge,
}
