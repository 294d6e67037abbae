using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SpaceAdmin.Web.Hosting;

/// <summary>How much a request may bring. What is longer is refused before it is read whole.</summary>
internal static class RequestLimits
{
    public const int Body = 256 * 1024;

    private const int Value = 64 * 1024;
    private const int Fields = 100;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services) => services
        .Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Body; // the line and the headers have narrow limits of their own
        })
        .Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = Fields;
            form.ValueLengthLimit = Value;
            form.MultipartBodyLengthLimit = Body;
        });

    /// <summary>Reads forms here, so that one that is too long is told so; antiforgery would say that its token is missing.</summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsAboutRefusal(context))
        {
            context.Request.Method = HttpMethods.Get; // the page that tells what was refused takes no form
        }
        else if (context.Request.HasFormContentType && await RefusalAsync(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    });

    /// <summary>After antiforgery: what it refuses gets a page, too. The components' own answer is empty.</summary>
    public static IApplicationBuilder UseFormRefusal(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!IsAboutRefusal(context) && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    });

    private static bool IsAboutRefusal(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    private static async Task<int?> RefusalAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException exception)
        {
            return exception.StatusCode;
        }
        catch (InvalidDataException) // too many fields, or one that is too long
        {
            return StatusCodes.Status413PayloadTooLarge;
        }
    }
}
