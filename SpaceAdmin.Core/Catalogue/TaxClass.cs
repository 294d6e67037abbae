namespace SpaceAdmin.Core.Catalogue;

/// <summary>By which of a country's rates something is taxed.</summary>
public enum TaxClass
{
    Standard,

    /// <summary>The lower rate that many countries have for some goods.</summary>
    Reduced,
}
