using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Prometheus;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Web.Monitoring;

/// <summary>What Prometheus reads, known by its token. Off unless the configuration turns it on.</summary>
internal static class MetricsEndpoint
{
    private const string Scheme = "Bearer ";

    public static void MapMetrics(this WebApplication app)
    {
        if (app.Services.GetRequiredService<MetricsSettings>() is not { Enabled: true, Token: { } token })
        {
            return; // not found, as any address that there is not
        }

        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        var (registry, monitor) = (Listen(app), app.Services.GetRequiredService<ISurfaceMonitor>());
        app.MapGet("/metrics", async context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            if (!Knows(context.Request.Headers[HeaderNames.Authorization].ToString(), expected))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await context.Response.WriteAsync("This address is read with the token of the setting Metrics:Token.", context.RequestAborted);
                return;
            }

            await monitor.BacklogAsync(resellerId: null, context.RequestAborted); // counted here: the registry's own callbacks come too late for the adapter
            context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            await registry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
        }).AllowAnonymous();
    }

    // Of this program's own meter: the registry that Prometheus.Metrics has by default is one for the whole process.
    private static CollectorRegistry Listen(WebApplication app)
    {
        var registry = Metrics.NewCustomRegistry();
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        app.Services.GetRequiredService<MonitorMetrics>(); // its values are there from the start
        var listening = MeterAdapter.StartListening(new MeterAdapterOptions
        {
            Registry = registry,
            MetricFactory = Metrics.WithCustomRegistry(registry),
            InstrumentFilterPredicate = instrument => instrument.Meter.Name == MonitorMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, meters),
        });
        app.Lifetime.ApplicationStopped.Register(listening.Dispose);
        return registry;
    }

    // Compared by hashes of one length, so that neither time nor length tells how much of it is right.
    private static bool Knows(string header, byte[] expected) => header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())), expected);
}
