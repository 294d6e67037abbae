using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;
using SpaceAdmin.Web.Components.Shared;
using SameSiteMode = Microsoft.Net.Http.Headers.SameSiteMode;

namespace SpaceAdmin.Tests.Web;

/// <summary>What browsers are given to keep.</summary>
[Trait("Category", "Slow")]
public sealed class CookieTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spaceadmin-cookies-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Cookies_OnAServer_AreOfThisSiteAndOfHttpsOnly()
    {
        using var app = SpaceApp.InProduction();
        using var client = app.NewClient();
        using var page = await client.GetAsync("/setup", Ct);
        using var signedIn = await client.SubmitAsync(
            "/setup",
            "setup",
            ("Code", app.Services.GetRequiredService<SetupCode>().Text), ("Name", "Ada Byron"), ("Email", "ada@hosting.example"), ("Password", "correct horse battery"));

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        AssertCookie(page, "__Host-SpaceAdmin-Antiforgery", SameSiteMode.Strict, secure: true);
        AssertCookie(signedIn, "__Host-SpaceAdmin", SameSiteMode.Lax, secure: true);
        Assert.All(Names(app), name => Assert.StartsWith("__Host-SpaceAdmin", name, StringComparison.Ordinal));
        using var security = await client.GetAsync("/account/security", Ct);
        Assert.Equal(HttpStatusCode.OK, security.StatusCode);
    }

    [Fact]
    public async Task Cookies_OfADeveloper_WorkOverPlainHttp()
    {
        using var app = new SpaceApp();
        using var client = app.NewClient();
        using var page = await client.GetAsync("/account/sign-in", Ct);
        using var signedIn = await AccountEndpointTests.SignInAsync(client, "reseller@demo.test", "Demo-Space-2026");

        AssertCookie(page, "SpaceAdmin-Antiforgery", SameSiteMode.Strict, secure: false);
        AssertCookie(signedIn, "SpaceAdmin", SameSiteMode.Lax, secure: false);
        Assert.All(Names(app), name => Assert.StartsWith("SpaceAdmin", name, StringComparison.Ordinal));
    }

    /// <summary>
    /// The two that a page's script writes: where the viewer is and which columns it chose. A script must be able to write
    /// them, and they open nothing, so they have neither the prefix nor HttpOnly; Secure they are wherever the page is.
    /// </summary>
    [Fact]
    public async Task Cookies_OfScripts_AreThoseTwoAndSecureOverHttps()
    {
        using var app = new SpaceApp();
        using var client = app.NewClient();
        var script = await client.GetStringAsync("/js/site.js", Ct);

        Assert.Equal((1, 1), (Regex.Count(script, "document\\.cookie ="), Regex.Count(script, "remember\\(\"")));
        Assert.Contains("location.protocol === \"https:\" ? \"; Secure\" : \"\"", script, StringComparison.Ordinal);
        Assert.Equal(("tz", "columns"), (Viewer.TimeZoneCookie, Viewer.ColumnsCookie));
    }

    [Fact]
    public async Task Session_AfterARestartOnTheSameDatabase_GoesOn()
    {
        var database = Path.Combine(_folder.FullName, "space.db");
        string cookie;
        using (var before = SpaceApp.On(database))
        {
            using var client = before.NewClient();
            using var signedIn = await AccountEndpointTests.SignInAsync(client, "reseller@demo.test", "Demo-Space-2026");
            cookie = signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("SpaceAdmin=", StringComparison.Ordinal)).Split(';')[0];
        }

        using var after = SpaceApp.On(database);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(after.Address, "/services"));
        request.Headers.Add("Cookie", cookie);
        using var stranger = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        using var response = await stranger.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using var db = await after.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);
        Assert.Single(await db.DataProtectionKeys.ToListAsync(Ct)); // there, and not in a file that this machine keeps for both
    }

    private static void AssertCookie(HttpResponseMessage response, string name, SameSiteMode sameSite, bool secure)
    {
        var cookie = Assert.Single(SetCookieHeaderValue.ParseList([.. response.Headers.GetValues("Set-Cookie")]), cookie => cookie.Name == name);
        Assert.Equal((true, secure, sameSite, "/", null), (cookie.HttpOnly, cookie.Secure, cookie.SameSite, cookie.Path.Value, cookie.Domain.Value));
    }

    /// <summary>Every cookie that there may be.</summary>
    private static IEnumerable<string?> Names(SpaceApp app)
    {
        var schemes = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        return new[]
        {
            IdentityConstants.ApplicationScheme, IdentityConstants.TwoFactorUserIdScheme, IdentityConstants.TwoFactorRememberMeScheme, IdentityConstants.ExternalScheme,
        }.Select(scheme => schemes.Get(scheme).Cookie.Name).Append(app.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name);
    }
}
