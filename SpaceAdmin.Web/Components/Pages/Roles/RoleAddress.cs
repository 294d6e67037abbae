using System.Globalization;

namespace SpaceAdmin.Web.Components.Pages.Roles;

/// <summary>Addresses of roles.</summary>
internal static class RoleAddress
{
    public const string Page = "/admin/roles";
    public const string New = "/admin/roles/new";

    public static string Of(int id) => string.Create(CultureInfo.InvariantCulture, $"{Page}/{id}");
}
