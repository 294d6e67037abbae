using System.Globalization;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components;

/// <summary>
/// Tells machines what the page will tell people: 404 for a thing that is not there or not theirs. The page itself renders
/// only once its circuit is up, when the status has long been sent.
/// </summary>
public sealed class PageStatusCode(ServiceQueries services, CustomerQueries customers)
{
    /// <summary>Sets the status of the page at the request's address, by what its route names.</summary>
    public async Task SetAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true
            && (await MissesAsync(context, "Number", services.ExistsAsync) || await MissesAsync(context, "CustomerId", customers.ExistsAsync)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static async Task<bool> MissesAsync(HttpContext context, string key, Func<int, CancellationToken, Task<bool>> exists) =>
        context.GetRouteValue(key) is string text
        && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !await exists(number, context.RequestAborted));
}
