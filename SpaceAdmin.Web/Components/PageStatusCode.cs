using System.Globalization;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Roles;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Addresses;

namespace SpaceAdmin.Web.Components;

/// <summary>
/// Tells machines what the page will tell people: 404 for a thing that is not there or not theirs. The page itself renders
/// only once its circuit is up, when the status has long been sent.
/// </summary>
public sealed class PageStatusCode(ServiceQueries services, CustomerQueries customers, RoleQueries roles, UserQueries users, InvoiceQueries invoices)
{
    /// <summary>Sets the status of the page at the request's address, by what its route names.</summary>
    public async Task SetAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true && !await IsThereAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private Task<bool> IsThereAsync(HttpContext context) => context.Request.Path switch
    {
        var path when path.StartsWithSegments(ServiceAddress.List) => HasAsync(context, "Number", services.ExistsAsync),
        var path when path.StartsWithSegments(MyServiceAddress.List) => HasAsync(context, "Number", services.ExistsAsync),
        var path when path.StartsWithSegments(CustomerAddress.List) => HasAsync(context, "CustomerId", customers.ExistsAsync),
        var path when path.StartsWithSegments(InvoiceAddress.List) =>
            HasAsync(context, "Number", (number, ct) => invoices.ExistsAsync(number, AddressQuery.Number(context.Request.Query[InvoiceAddress.ResellerKey]), ct)),
        var path when path.StartsWithSegments(InvoiceAddress.Mine) => HasAsync(context, "Number", (number, ct) => invoices.ExistsAsync(number, null, ct)),
        var path when path.StartsWithSegments(RoleAddress.List) => HasAsync(context, "Id", async (id, ct) => await roles.FindAsync(id, ct) is not null),
        var path when path.StartsWithSegments(UserAddress.Users) => HasUserAsync(context, Scope.Platform),
        var path when path.StartsWithSegments(UserAddress.Staff) => HasUserAsync(context, Scope.Reseller),
        _ => Task.FromResult(true),
    };

    // One page for two kinds of viewers, each at an address of its own.
    private async Task<bool> HasUserAsync(HttpContext context, Scope scope) =>
        context.User.Scope == scope && await HasAsync(context, "Id", async (id, ct) => await users.FindAsync(id, ct) is not null);

    private static async Task<bool> HasAsync(HttpContext context, string key, Func<int, CancellationToken, Task<bool>> exists) =>
        context.GetRouteValue(key) is not string text
        || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await exists(number, context.RequestAborted);
}
