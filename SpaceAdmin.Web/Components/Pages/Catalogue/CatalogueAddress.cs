using SpaceAdmin.Core.Catalogue;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

internal static class CatalogueAddress
{
    public static string Of(CatalogueListQuery query) => "/catalogue" + query.ToQueryString();
}
