namespace SpaceAdmin.Core.Common;

/// <summary>One side of an invoice: who sells, or who buys.</summary>
/// <param name="Name">Of the company or the person.</param>
/// <param name="Address">All its lines but the country.</param>
/// <param name="Country">An ISO 3166 code.</param>
/// <param name="TaxNumber">By which the state knows it: a VAT number, say.</param>
public sealed record BillingParty(string? Name, string? Address, string? Country, string? TaxNumber)
{
    public const int NameMaxLength = 120;
    public const int AddressMaxLength = 300;
    public const int TaxNumberMaxLength = 40;

    /// <summary>As one reads it, a line or more each.</summary>
    public IEnumerable<string> Lines() => new[]
    {
        Name, Address, Country is { } code ? Common.Country.Name(code) ?? code : null, TaxNumber is { } number ? $"Tax number {number}" : null,
    }.OfType<string>();

    /// <summary>Nothing is known yet.</summary>
    public static BillingParty Nobody { get; } = new(null, null, null, null);
}
