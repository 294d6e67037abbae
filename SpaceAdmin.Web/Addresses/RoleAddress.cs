using System.Globalization;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of roles.</summary>
internal static class RoleAddress
{
    public const string List = "/admin/roles";
    public const string New = "/admin/roles/new";

    public static string Of(int id) => string.Create(CultureInfo.InvariantCulture, $"{List}/{id}");
}
