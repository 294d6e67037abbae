using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Access;

/// <summary>What a reseller's prices are.</summary>
public enum PriceBasis
{
    /// <summary>Tax is in them: a tax that is set up later changes nothing of what customers pay.</summary>
    Gross,

    /// <summary>Tax comes on top.</summary>
    Net,
}

/// <summary>Where tax is rounded to whole minor units.</summary>
public enum TaxRounding
{
    /// <summary>Once for each rate of an invoice.</summary>
    PerInvoice,

    /// <summary>In each line.</summary>
    PerLine,
}

/// <summary>What a reseller's invoices say and how they are taxed. What was issued stays as it is when this changes.</summary>
public sealed record BillingSettings
{
    public const int FootMaxLength = 1_000;
    public const int PatternMaxLength = 60;

    /// <summary>Who sells.</summary>
    public BillingParty Seller { get; init; } = BillingParty.Nobody;

    public PriceBasis Prices { get; init; }

    public TaxRounding Rounding { get; init; }

    /// <summary>How the numbers of invoices are written, such as <c>RE-{year}-{number:5}</c>; null for the number alone.</summary>
    public string? InvoicePattern { get; init; }

    /// <summary>Likewise of credit notes.</summary>
    public string? CreditNotePattern { get; init; }

    /// <summary>Stands at the foot of each invoice.</summary>
    public string? Foot { get; init; }
}
