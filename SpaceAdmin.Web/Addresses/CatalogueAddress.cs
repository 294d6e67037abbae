using SpaceAdmin.Core.Catalogue;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of what is sold.</summary>
internal static class CatalogueAddress
{
    public const string List = "/catalogue";

    public static string Of(CatalogueListQuery query) => List + query.ToQueryString();
}
