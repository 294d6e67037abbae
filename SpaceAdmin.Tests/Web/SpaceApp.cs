using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpaceAdmin.Web.Components;
using SpaceAdmin.Web.Hosting;

namespace SpaceAdmin.Tests.Web;

/// <summary>The real program on a free port of loopback, with the demo people, on a database of its own. Its monitor runs only where a test turns it on.</summary>
public sealed partial class SpaceApp : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spaceadmin-");
    private readonly Host _host;
    private readonly bool _development;

    public SpaceApp()
        : this("Development")
    {
    }

    private SpaceApp(string environment, string? database = null, params (string Key, string Value)[] settings)
    {
        _development = environment == "Development";
        _host = new Host(environment, database ?? NewDatabase(), [("Mail:Folder", MailFolder), ("Monitor:Enabled", "false"), ("Outside:AllowPrivateAddresses", "true"), .. settings]);
        _host.UseKestrel();
        _host.StartServer();
        Address = _host.ClientOptions.BaseAddress;
        Services.GetRequiredService<StartWork>().Done.Wait(); // the demo is whole
    }

    /// <summary>The program as it starts on a server: empty, waiting to be set up.</summary>
    public static SpaceApp InProduction(params (string Key, string Value)[] settings) => new("Production", null, settings);

    public static SpaceApp With(params (string Key, string Value)[] settings) => new("Development", null, settings);

    /// <summary>The program on a database that stays; if there is none, this is its first start.</summary>
    public static SpaceApp On(string database) => new("Development", database);

    public Uri Address { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Where it writes its mails.</summary>
    public string MailFolder => Path.Combine(_folder.FullName, "mail");

    /// <summary>A client that keeps cookies and follows no redirects. On a server, it is one behind a proxy that speaks HTTPS.</summary>
    public HttpClient NewClient()
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = _development };
        return new HttpClient(_development ? handler : new SecureCookies(handler)) { BaseAddress = Address };
    }

    public void Dispose()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string NewDatabase()
    {
        var file = Path.Combine(_folder.FullName, "space.db");
        CopyTemplate(_development, file);
        return file;
    }

    // How the tests save time. The benchmarks, which start this as well, have neither: they measure the program as it is.
    static partial void CopyTemplate(bool development, string file);

    static partial void WriteWithoutSync(IServiceCollection services);

    private sealed class Host(string environment, string file, (string Key, string Value)[] settings) : WebApplicationFactory<App>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(environment);

            // The program starts by itself as soon as it is built, so it must know its port by then: the factory would tell it afterwards, at times too late.
            builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            builder.UseSetting("ConnectionStrings:SpaceAdmin", $"Data Source={file}");
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureServices(services => WriteWithoutSync(services));
            builder.ConfigureLogging(logging => logging.ClearProviders());
        }
    }

    /// <summary>Keeps cookies as a browser does that speaks HTTPS to a proxy, which speaks HTTP to us.</summary>
    private sealed class SecureCookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private static readonly Uri s_site = new("https://desk.example");

        private readonly CookieContainer _cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_cookies.GetCookieHeader(s_site) is { Length: > 0 } cookies)
            {
                request.Headers.Add("Cookie", cookies);
            }

            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            {
                _cookies.SetCookies(s_site, cookie);
            }

            return response;
        }
    }
}
