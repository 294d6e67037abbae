using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

/// <summary>An administrator on a server, who may do nothing with a password alone.</summary>
[Trait("Category", "Slow")]
public sealed class SecondFactorGateTests : IDisposable
{
    private const string Email = "ada@hosting.example";
    private const string Password = "correct horse battery";

    private readonly SpaceApp _app = SpaceApp.InProduction();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/", "/account/second-factor-needed?ReturnUrl=%2F")]
    [InlineData("/services?status=active", "/account/second-factor-needed?ReturnUrl=%2Fservices%3Fstatus%3Dactive")]
    [InlineData("/admin/audit", "/account/second-factor-needed?ReturnUrl=%2Fadmin%2Faudit")]
    [InlineData("/admin/audit/export", "/account/second-factor-needed?ReturnUrl=%2Fadmin%2Faudit%2Fexport")]
    [InlineData("/no/such/page", "/account/second-factor-needed?ReturnUrl=%2Fno%2Fsuch%2Fpage")]
    [InlineData("/account/second-factor-needed", "200")]
    [InlineData("/account/authenticator", "200")]
    [InlineData("/account/passkeys/new", "200")]
    [InlineData("/account/security", "200")]
    public async Task Get_BeforeAnyFactor_LeadsToTheSetUp(string path, string expected)
    {
        using var client = await SetUpAsync();

        Assert.Equal(expected, await AccountPages.GetAsync(client, path));
    }

    [Fact]
    public async Task SignOut_BeforeAnyFactor_Works()
    {
        using var client = await SetUpAsync();

        using var response = await client.SendAsync("/account/sign-out", "", [], await client.GetStringAsync("/account/second-factor-needed", Ct));

        Assert.Equal("/account/sign-in", response.LeadsTo());
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(client, "/services"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authenticator_SetUp_OpensEverythingInThisBrowser()
    {
        using var client = await SetUpAsync();

        await client.SetUpAuthenticatorAsync(Password);

        Assert.Equal("200", await AccountPages.GetAsync(client, "/services"));
        Assert.Equal("/services", await AccountPages.GetAsync(client, "/account/second-factor-needed?ReturnUrl=/services"));
    }

    [Theory]
    [InlineData("/services")]
    [InlineData("/account/security")]
    [InlineData("/account/change-password")]
    [InlineData("/account/authenticator")]
    [InlineData("/account/passkeys/new")]
    [InlineData("/account/set-password")]
    public async Task Get_WithAPasswordAloneWhereThereIsAFactor_LeadsOnlyToItsProof(string path)
    {
        using var client = await SetUpAsync();
        await client.SetUpAuthenticatorAsync(Password);
        await using var db = _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext();
        await db.Sessions.ExecuteUpdateAsync(sessions => sessions.SetProperty(session => session.SecondFactor, false), Ct);

        Assert.StartsWith("/account/second-factor-needed?", await AccountPages.GetAsync(client, path), StringComparison.Ordinal);
        Assert.Equal("200", await AccountPages.GetAsync(client, "/account/second-factor-needed"));
    }

    private async Task<HttpClient> SetUpAsync()
    {
        var client = _app.NewClient();
        using var made = await client.SendAsync(
            "/setup",
            "setup",
            [("Input.Code", _app.Services.GetRequiredService<SetupCode>().Text), ("Input.Name", "Ada Byron"), ("Input.Email", Email), ("Input.Password", Password)]);
        Assert.Equal("/", made.LeadsTo());
        return client;
    }
}
