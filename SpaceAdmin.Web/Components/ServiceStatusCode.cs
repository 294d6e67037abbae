using System.Globalization;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components;

/// <summary>
/// Tells machines what the page will tell people: 404 for a service that is not there or not theirs. The page itself
/// renders only once its circuit is up, when the status has long been sent.
/// </summary>
public sealed class ServiceStatusCode(ServiceQueries queries)
{
    public const string RouteValue = "Number";

    public async Task SetAsync(HttpContext context)
    {
        if (context.GetRouteValue(RouteValue) is string text
            && context.User.Identity?.IsAuthenticated == true
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !await queries.ExistsAsync(number, context.RequestAborted)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
