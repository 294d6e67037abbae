using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of the list of resellers.</summary>
internal static class ResellerAddress
{
    public const string List = "/admin/resellers";

    public static string Of(NamedListQuery query) => List + query.ToQueryString();
}
