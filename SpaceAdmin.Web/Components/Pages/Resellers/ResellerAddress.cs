using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Pages.Resellers;

/// <summary>Addresses of the list of resellers.</summary>
internal static class ResellerAddress
{
    public static string Of(NamedListQuery query) => "/admin/resellers" + query.ToQueryString();
}
