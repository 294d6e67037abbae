namespace SpaceAdmin.Core.Catalogue;

public enum CatalogueKind
{
    Plan,
    AddOn,
}

/// <summary>One plan or one add-on: each kind counts its own.</summary>
public readonly record struct CatalogueKey(CatalogueKind Kind, int Id);
