using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace SpaceAdmin.Web.Access;

/// <summary>Asks at every request whether the session of its cookie still stands: requests are few, since pages live in circuits.</summary>
internal sealed class SessionValidator(SessionPrincipal principals, Sessions sessions) : ISecurityStampValidator
{
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (await principals.RenewAsync(context.Principal, http.RequestAborted) is { } renewed)
        {
            context.ReplacePrincipal(renewed);
            await sessions.UseAsync(renewed, RemoteAddress.Of(http), http.RequestAborted);
        }
        else
        {
            // The cookie stays, worth nothing: to delete it would take a newer one from the browser, where another tab has just
            // been given that while this request, with the older one, was on its way.
            context.RejectPrincipal();
        }
    }
}
