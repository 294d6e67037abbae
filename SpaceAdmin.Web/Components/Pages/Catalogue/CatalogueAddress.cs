using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

internal static class CatalogueAddress
{
    public static string Of(NamedListQuery query) => "/catalogue" + query.ToQueryString();
}
