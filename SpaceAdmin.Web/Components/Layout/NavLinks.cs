using System.Security.Claims;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Components.Layout;

/// <summary>An entry of the menu.</summary>
internal sealed record NavEntry(string Group, string Title, string Href, string Permission, Scope? OnlyIn = null);

/// <summary>What the menu offers to whom: what they may open, and nothing else.</summary>
internal static class NavLinks
{
    private const string Desk = "Ecommerce Admin";
    private const string Own = "My Ecommerce";
    private const string Administration = "Administration";

    private static readonly NavEntry[] s_all =
    [
        new(Desk, "Overview", "/", Permissions.ServicesSee),
        new(Desk, "Space Services", "/services", Permissions.ServicesSee),
        new(Desk, "Customers", "/customers", Permissions.CustomersSee),
        new(Desk, "Plans and add-ons", "/catalogue", Permissions.CatalogueSee),
        new(Desk, "Invoices", "/invoices", Permissions.InvoicesSee),
        new(Desk, "Surface Monitor", "/monitor", Permissions.MonitorSee),
        new(Desk, "Provisioning", "/provisioning", Permissions.ProvisioningManage),
        new(Desk, "Mail templates", "/mail", Permissions.MailManage),
        new(Own, "My Services", "/my/services", Permissions.MyServicesSee),
        new(Own, "My Invoices", "/my/invoices", Permissions.MyInvoicesSee),
        new(Administration, "Roles", "/admin/roles", Permissions.RolesSee),
        new(Administration, "Users", "/admin/users", Permissions.UsersSee, Scope.Platform),
        new(Administration, "Staff", "/staff", Permissions.UsersSee, Scope.Reseller),
        new(Administration, "Resellers", "/admin/resellers", Permissions.ResellersManage),
        new(Administration, "Service types", "/admin/service-types", Permissions.ServiceTypesManage),
        new(Administration, "Audit log", "/admin/audit", Permissions.AuditSee),
    ];

    public static IEnumerable<NavEntry> For(ClaimsPrincipal user) => s_all.Where(entry =>
        user.HasClaim(SpaceClaims.Permission, entry.Permission) && (entry.OnlyIn is null || entry.OnlyIn == user.Scope));
}
