using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// Closes the account pages to whoever is signed in as a customer: neither the customer's account nor one's own is changed in
/// another's name. Everything below /account is closed unless it is listed here, so a page that is added later is closed too.
/// </summary>
internal static class OwnAccountOnly
{
    private const string Account = "/account";

    private static readonly string[] s_open = ["/account/sign-in", "/account/sign-out", SignInAsEndpoints.Leave];

    public static IApplicationBuilder UseOwnAccountOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.OnBehalfOf is not null && IsClosed(context.Request.Path))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static bool IsClosed(PathString path) =>
        path.StartsWithSegments(Account, StringComparison.OrdinalIgnoreCase)
        && !s_open.Contains(path.Value!.TrimEnd('/'), StringComparer.OrdinalIgnoreCase);
}
