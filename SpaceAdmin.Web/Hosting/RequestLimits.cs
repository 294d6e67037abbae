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
            form.BufferBodyLengthLimit = Body;
        });
}
