namespace SpaceAdmin.Core.Catalogue;

/// <summary>Something that a reseller sells by itself, to which services of one type belong.</summary>
public sealed class Plan : CatalogueItem
{
    private Plan() // EF
    {
    }

    internal Plan(int resellerId, int typeId, string name)
        : base(resellerId, typeId, name)
    {
    }
}
