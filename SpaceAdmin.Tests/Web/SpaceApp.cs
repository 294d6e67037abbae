using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Web;

/// <summary>The real program on a free port of loopback, with the demo people, on a database of its own.</summary>
public sealed class SpaceApp : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spaceadmin-");
    private readonly Host _host;

    public SpaceApp()
        : this("Development")
    {
    }

    private SpaceApp(string environment, string? database = null)
    {
        _host = new Host(environment, database ?? Path.Combine(_folder.FullName, "space.db"));
        _host.UseKestrel(0);
        _host.StartServer();
        Address = _host.ClientOptions.BaseAddress;
    }

    /// <summary>The program as it starts on a server: empty, waiting to be set up.</summary>
    public static SpaceApp InProduction() => new("Production");

    /// <summary>The program on a database that is already there, and stays.</summary>
    public static SpaceApp On(string database) => new("Development", database);

    public Uri Address { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>A client that keeps cookies and follows no redirects.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public void Dispose()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private sealed class Host(string environment, string file) : WebApplicationFactory<App>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(environment);
            builder.UseSetting("ConnectionStrings:SpaceAdmin", $"Data Source={file}");
            builder.ConfigureLogging(logging => logging.ClearProviders());
        }
    }
}
