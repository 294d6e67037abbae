using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SpaceAdmin.Tests.Outside;

/// <summary>A real web server on a free port of loopback.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();

    private LoopbackServer(RequestDelegate answer, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        _app = builder.Build();
        _app.Run(answer);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>When it is going to stop: whatever holds an answer back lets go.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <param name="certificate">Speaks HTTPS, with this.</param>
    public static async Task<LoopbackServer> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var server = new LoopbackServer(answer, certificate);
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.StopAsync(new CancellationToken(canceled: true)); // open requests are nobody's any more
        await _app.DisposeAsync();
        _stop.Dispose();
    }
}
