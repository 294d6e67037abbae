using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

/// <summary>The first start on a server, over HTTP.</summary>
public sealed partial class SetupTests : IDisposable
{
    private const string Email = "ada@hosting.example";
    private const string Password = "correct horse battery";

    private readonly SpaceApp _app = SpaceApp.InProduction();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Code => _app.Services.GetRequiredService<SetupCode>().Text;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Start_OutsideDevelopment_HasNobodyAndNothing()
    {
        await using var db = _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext();

        Assert.False(await db.Users.AnyAsync(Ct));
        Assert.False(await db.Services.AnyAsync(Ct));
        Assert.False(await db.Resellers.AnyAsync(Ct));
        Assert.Equal(3, await db.Roles.CountAsync(Ct));
    }

    [Theory]
    [InlineData("/", "/account/sign-in")]
    [InlineData("/services/1", "/account/sign-in")]
    [InlineData("/account/sign-in", "/setup")]
    public async Task Get_WhileThereIsNoUser_LeadsToSetup(string path, string expected)
    {
        using var client = _app.NewClient();

        using var response = await client.GetAsync(path, Ct);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, new Uri(_app.Address, response.Headers.Location!).AbsolutePath);
    }

    [Theory]
    [InlineData("WRONG-WRONG-WRONG-WRONG", Email, Password, "This is not the code. It stands in what the program printed at its last start.")]
    [InlineData("", Email, Password, "Enter the code.")]
    [InlineData(null, "not an address", Password, "This is not an e-mail address.")]
    [InlineData(null, Email, "short", "A password has 12 to 256 characters.")]
    [InlineData(null, Email, "", "Enter a password.")]
    [InlineData(null, Email, "aaaaaaaaaaaaaaaa", "This password is too easy to guess: it is, or is built from, a common one or your own name.")]
    public async Task Setup_WithAnythingWrong_IsRefusedAndMakesNobody(string? code, string email, string password, string sentence)
    {
        using var client = _app.NewClient();

        using var response = await SetUpAsync(client, code ?? Code, email, password);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, code is null ? "" : page, StringComparison.Ordinal);
        await using var db = _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext();
        Assert.False(await db.Users.AnyAsync(Ct));
    }

    [Fact]
    public async Task Setup_WithTheCode_MakesAnAdministratorWhoIsSignedInAndClosesForGood()
    {
        using var client = _app.NewClient();
        using var late = _app.NewClient();
        var lateToken = await TokenAsync(late);

        using var response = await SetUpAsync(client, Code.ToLowerInvariant(), Email, Password);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", new Uri(_app.Address, response.Headers.Location!).AbsolutePath);
        Assert.Equal("/account/second-factor-needed?ReturnUrl=%2Fservices", await AccountPages.GetAsync(client, "/services"));
        await client.SetUpAuthenticatorAsync(Password); // nothing before
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, "/services"));
        await using var db = _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext();
        var user = await db.Users.SingleAsync(Ct);
        Assert.Equal(("Ada Byron", Email, null, null), (user.Name, user.Email, user.ResellerId, user.CustomerId));
        var role = await db.UserRoles.Join(db.Roles, held => held.RoleId, role => role.Id, (_, role) => role.Name).SingleAsync(Ct);
        Assert.Equal(BuiltInRoles.Administrator, role);

        using var other = _app.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(other, "/setup"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(client, "/setup"));
        using var again = await SetUpAsync(late, Code, "eve@hosting.example", Password, lateToken);
        Assert.NotEqual(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, await db.Users.CountAsync(Ct));

        using var signedIn = await AccountEndpointTests.SignInAsync(other, Email, Password);
        Assert.Equal("/account/second-factor", signedIn.LeadsTo());
    }

    [Fact]
    public async Task Setup_WithAnAddressOfUnusualLetters_MakesAnAdministrator()
    {
        using var client = _app.NewClient();

        using var response = await SetUpAsync(client, Code, "o'müller@hosting.example", Password);

        Assert.Equal("/", response.LeadsTo());
    }

    [Fact]
    public async Task SignIn_WithADemoAccount_DoesNotWork()
    {
        using var client = _app.NewClient();
        using var made = await SetUpAsync(client, Code, Email, Password);
        foreach (var who in new[] { "admin@demo.test", "reseller@demo.test", "staff@demo.test", "customer@demo.test" })
        {
            using var other = _app.NewClient();
            using var response = await AccountEndpointTests.SignInAsync(other, who, "Demo-Space-2026");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("That did not work.", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Setup_WithoutAntiforgeryToken_IsRefused()
    {
        using var client = _app.NewClient();

        using var response = await SetUpAsync(client, Code, Email, Password, token: "");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<HttpStatusCode> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Ct);
        return response.StatusCode;
    }

    private static async Task<string> TokenAsync(HttpClient client) => Token().Match(await client.GetStringAsync("/setup", Ct)).Groups[1].Value;

    private static async Task<HttpResponseMessage> SetUpAsync(HttpClient client, string code, string email, string password, string? token = null)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "setup"),
            new("__RequestVerificationToken", token ?? await TokenAsync(client)),
            new("Input.Code", code),
            new("Input.Name", "Ada Byron"),
            new("Input.Email", email),
            new("Input.Password", password),
        ]);
        return await client.PostAsync("/setup", form, Ct);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
