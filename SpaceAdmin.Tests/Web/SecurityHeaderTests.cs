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
}
