using System.Security.Claims;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Web.Addresses;

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
        new(Desk, "Space Services", ServiceAddress.List, Permissions.ServicesSee),
        new(Desk, "Customers", CustomerAddress.List, Permissions.CustomersSee),
        new(Desk, "Plans and add-ons", CatalogueAddress.List, Permissions.CatalogueSee),
        new(Desk, "Invoices", InvoiceAddress.List, Permissions.InvoicesSee),
        new(Desk, "Surface Monitor", MonitorAddress.Page, Permissions.MonitorSee),
        new(Desk, "Provisioning", ProvisioningAddress.Page, Permissions.ProvisioningManage),
        new(Desk, "Mail templates", MailPageAddress.List, Permissions.MailManage),
        new(Own, "My Services", MyServiceAddress.List, Permissions.MyServicesSee),
        new(Own, "My Invoices", InvoiceAddress.Mine, Permissions.MyInvoicesSee),
        new(Administration, "Roles", RoleAddress.List, Permissions.RolesSee),
        new(Administration, "Users", UserAddress.Users, Permissions.UsersSee, Scope.Platform),
        new(Administration, "Staff", UserAddress.Staff, Permissions.UsersSee, Scope.Reseller),
        new(Administration, "Resellers", ResellerAddress.List, Permissions.ResellersManage),
        new(Administration, "Service types", ServiceTypeAddress.List, Permissions.ServiceTypesManage),
        new(Administration, "Audit log", AuditAddress.List, Permissions.AuditSee),
    ];

    public static IEnumerable<NavEntry> For(ClaimsPrincipal user) => s_all.Where(entry =>
        user.HasClaim(SpaceClaims.Permission, entry.Permission) && (entry.OnlyIn is null || entry.OnlyIn == user.Scope));
}
