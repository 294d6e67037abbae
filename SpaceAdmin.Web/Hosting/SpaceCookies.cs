using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Identity;

namespace SpaceAdmin.Web.Hosting;

/// <summary>
/// What our cookies are called and who gets them. Browsers take a name that begins with __Host- only from this very site and
/// over HTTPS, which a developer's machine does without.
/// </summary>
internal static class SpaceCookies
{
    public static IServiceCollection AddSpaceCookies(this IServiceCollection services, IHostEnvironment environment)
    {
        var prefix = environment.IsDevelopment() ? "" : "__Host-";
        foreach (var (scheme, name) in new[]
        {
            (IdentityConstants.ApplicationScheme, "SpaceAdmin"),
            (IdentityConstants.TwoFactorUserIdScheme, "SpaceAdmin-SecondFactor"),
            (IdentityConstants.TwoFactorRememberMeScheme, "SpaceAdmin-Remember"),
            (IdentityConstants.ExternalScheme, "SpaceAdmin-External"),
        })
        {
            services.Configure<CookieAuthenticationOptions>(scheme, options => Set(options.Cookie, prefix + name, SameSiteMode.Lax));
        }

        services.Configure<AntiforgeryOptions>(options => Set(options.Cookie, prefix + "SpaceAdmin-Antiforgery", SameSiteMode.Strict));

        // Here, since a proxy may speak plain HTTP to us and HTTPS to the browser, which antiforgery by itself would refuse.
        services.Configure<CookiePolicyOptions>(policy =>
        {
            policy.Secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            policy.HttpOnly = HttpOnlyPolicy.Always;
            policy.MinimumSameSitePolicy = SameSiteMode.Lax;
        });
        return services;
    }

    private static void Set(CookieBuilder cookie, string name, SameSiteMode sameSite)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
