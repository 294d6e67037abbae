namespace SpaceAdmin.Tests.Web;

/// <summary>Every kind of answer carries the headers, errors and files included.</summary>
public sealed class SecurityHeaderTests(SpaceApp app) : IClassFixture<SpaceApp>
{
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/services")]
    [InlineData("/services/1")]
    [InlineData("/services/999999")]
    [InlineData("/no/such/page")]
    [InlineData("/admin/roles")]
    [InlineData("/account/security")]
    [InlineData("/account/invitation?user=1&code=altered")]
    [InlineData("/admin/audit/export")]
    [InlineData("/css/app.css")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task Get_AnyKindOfPage_ForbidsInlineScriptsAndFrames(string path)
    {
        using var client = app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(client, "reseller@demo.test", "Demo-Space-2026");

        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        var scripts = policy.Split(';', StringSplitOptions.TrimEntries).Single(rule => rule.StartsWith("script-src", StringComparison.Ordinal));
        Assert.Equal("script-src 'self'", scripts);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
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
}
