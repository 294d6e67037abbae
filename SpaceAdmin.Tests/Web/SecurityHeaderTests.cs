using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

/// <summary>Every kind of answer carries the headers, errors and files included.</summary>
public sealed class SecurityHeaderTests(SpaceApp app) : IClassFixture<SpaceApp>
{
    private const string Password = "Demo-Space-2026";
    private const string Token = "a token of more than sixteen characters";

    private static readonly Dictionary<string, string> s_headers = new(StringComparer.Ordinal)
    {
        ["Content-Security-Policy"] =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("reseller@demo.test", "/account/sign-in", HttpStatusCode.Redirect)]
    [InlineData("reseller@demo.test", "/services", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/services/1", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/services/999999", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/admin/roles", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/account/security", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/account/invitation?user=1&code=altered", HttpStatusCode.Gone)]
    [InlineData("reseller@demo.test", "/admin/audit/export", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/css/base.css", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/SpaceAdmin.Web.styles.css", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/metrics", HttpStatusCode.NotFound)]
    [InlineData("customer@demo.test", "/my/services", HttpStatusCode.OK)]
    [InlineData("customer@demo.test", "/services", HttpStatusCode.NotFound)]
    [InlineData(null, "/account/sign-in", HttpStatusCode.OK)]
    [InlineData(null, "/services", HttpStatusCode.Redirect)]
    public async Task Get_AnyKindOfPage_HasThemAll(string? who, string path, HttpStatusCode status)
    {
        using var client = app.NewClient();
        using var signedIn = who is null ? null : await AccountEndpointTests.SignInAsync(client, who, Password);

        using var response = await client.GetAsync(path, Ct);

        AssertHeaders(status, response);
    }

    [Fact]
    public async Task Post_ThatIsRefused_HasThemAll()
    {
        using var client = app.NewClient();
        using var longForm = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Input.Email", new string('a', 100_000))]);

        using var old = await client.SubmitAsync("/account/sign-in", token: "", "sign-in", ("Email", "a@b.example"), ("Password", Password));
        using var tooLong = await client.PostAsync("/account/sign-in", longForm, Ct);

        AssertHeaders(HttpStatusCode.BadRequest, old);
        AssertHeaders(HttpStatusCode.RequestEntityTooLarge, tooLong);
    }

    [Fact]
    public async Task Post_TooOften_HasThemAll()
    {
        using var own = new SpaceApp();
        own.Services.GetRequiredService<IOptions<AddressLimitOptions>>().Value.SignIn = 1;
        using var client = own.NewClient();
        using var first = await AccountEndpointTests.SignInAsync(client, "nobody@demo.test", Password);

        using var second = await AccountEndpointTests.SignInAsync(client, "nobody@demo.test", Password);

        AssertHeaders(HttpStatusCode.TooManyRequests, second);
    }

    [Fact]
    public async Task Metrics_WithAndWithoutTheToken_HaveThemAll()
    {
        using var own = SpaceApp.With(("Metrics:Enabled", "true"), ("Metrics:Token", Token));
        using var client = own.NewClient();
        using var stranger = await client.GetAsync("/metrics", Ct);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var reader = await client.GetAsync("/metrics", Ct);

        AssertHeaders(HttpStatusCode.Unauthorized, stranger);
        AssertHeaders(HttpStatusCode.OK, reader);
    }

    [Fact]
    public async Task Get_OfWhatFailsOnAServer_HasThemAllOnItsErrorPage()
    {
        using var server = SpaceApp.InProduction();
        using var client = server.NewClient();
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Users\" RENAME TO \"Lost\"", Ct);

        using var response = await client.GetAsync("/account/sign-in", Ct);

        AssertHeaders(HttpStatusCode.InternalServerError, response);
        Assert.Contains("Something went wrong", await response.PageAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "https", true)]
    [InlineData("Production", "http", false)] // browsers believe it over HTTPS only
    [InlineData("Development", "https", false)]
    public async Task Get_OnAServerByHttps_IsByHttpsFromThenOn(string environment, string scheme, bool told)
    {
        using var own = environment == "Production"
            ? SpaceApp.InProduction(("ForwardedHeaders_Enabled", "true"))
            : SpaceApp.With(("ForwardedHeaders_Enabled", "true"));
        using var client = own.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Host = "desk.hosting.example";
        request.Headers.Add("X-Forwarded-Proto", scheme);

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(told, response.Headers.TryGetValues("Strict-Transport-Security", out var values) && values.Single().Contains("max-age=", StringComparison.Ordinal));
    }

    private static void AssertHeaders(HttpStatusCode status, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(s_headers, s_headers.Keys.ToDictionary(name => name, name => response.Headers.TryGetValues(name, out var values) ? string.Join(" | ", values) : "none"));
    }
}
