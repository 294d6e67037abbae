using SpaceAdmin.Core.Resellers;

namespace SpaceAdmin.Web.Components.Pages.Resellers;

/// <summary>Addresses of the list of resellers.</summary>
internal static class ResellerAddress
{
    public static string Of(ResellerListQuery query) => "/admin/resellers" + query.ToQueryString();
}
