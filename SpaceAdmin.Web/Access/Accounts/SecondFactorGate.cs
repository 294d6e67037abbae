using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Web.Access;

/// <summary>Leads whoever still owes a second factor to the one page that says so, instead of to pages on which nothing is granted.</summary>
internal static class SecondFactorGate
{
    public const string Page = "/account/second-factor-needed";

    private static readonly PathString s_account = "/account";

    // Signing in and out, proving a factor, and what a page is made of.
    private static readonly PathString[] s_open =
    [
        Page, "/account/sign-in", "/account/sign-out", "/account/second-factor", "/account/recovery-code", PasskeyEndpoint.RequestOptions,
        "/_blazor", "/_framework", "/not-found", "/error",
    ];

    public static IApplicationBuilder UseSecondFactorGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.User.AwaitsSecondFactor || await IsOpenAsync(context))
        {
            await next(context);
            return;
        }

        var request = context.Request;
        context.Response.Redirect(HttpMethods.IsGet(request.Method) ? Address(request.Path + request.QueryString) : Page);
    });

    public static string Address(string returnUrl) => $"{Page}?ReturnUrl={Uri.EscapeDataString(returnUrl)}";

    // A password alone must not put a factor of somebody else's into an account that has one: it is proven first.
    private static async ValueTask<bool> IsOpenAsync(HttpContext context) =>
        s_open.Any(path => context.Request.Path.StartsWithSegments(path))
        || context.Request.Path.StartsWithSegments(s_account)
            && context.User.UserId is { } user
            && !await context.RequestServices.GetRequiredService<SpaceDb>().HasSecondFactorAsync(user, context.RequestAborted);
}
