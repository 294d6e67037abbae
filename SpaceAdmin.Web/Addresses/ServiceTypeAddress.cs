namespace SpaceAdmin.Web.Addresses;

/// <summary>The address of the types of services.</summary>
internal static class ServiceTypeAddress
{
    public const string List = "/admin/service-types";
}
