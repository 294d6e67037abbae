using System.Net;
using System.Text.RegularExpressions;

namespace SpaceAdmin.Tests.Web;

/// <summary>What a machine gets that talks to the account pages without a browser.</summary>
public sealed partial class AccountEndpointTests(SpaceApp app) : IClassFixture<SpaceApp>
{
    private const string Password = "Demo-Space-2026";

    [Theory]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/services?status=active", "/services?status=active")]
    public async Task SignIn_WithAReturnAddress_StaysOnThisSite(string returnUrl, string expected)
    {
        using var client = app.NewClient();

        using var response = await SignInAsync(client, "reseller@demo.test", Password, returnUrl);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(new Uri(app.Address, expected), new Uri(app.Address, response.Headers.Location!));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksAndSaysTheSameAsForAStranger()
    {
        using var own = new SpaceApp();
        using var client = own.NewClient();
        var answers = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await ErrorAsync(client, "staff@demo.test", $"wrong password {i}"));
        }

        answers.Add(await ErrorAsync(client, "staff@demo.test", Password)); // right, but locked by now
        answers.Add(await ErrorAsync(client, "nobody@demo.test", Password));

        Assert.Equal(["That did not work. Check both fields, or try again later."], answers);
        using var other = await SignInAsync(client, "reseller@demo.test", Password);
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        using var client = app.NewClient();
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Input.Email", "reseller@demo.test"), new("Input.Password", Password)]);

        using var response = await client.PostAsync("/account/sign-in", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task SignOut_ByALink_DoesNothing()
    {
        using var client = app.NewClient();
        using var signedIn = await SignInAsync(client, "reseller@demo.test", Password);

        using var get = await client.GetAsync("/account/sign-out", TestContext.Current.CancellationToken);
        using var page = await client.GetAsync("/services", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.NotEqual(HttpStatusCode.Redirect, get.StatusCode);
    }

    [Theory]
    [InlineData("reseller@demo.test", "/services/1", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/services/999999", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/services/nonsense", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/services/99999999999999", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/my/services", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/setup", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/services?status=7&sort=nope&dir=up&page=-3&size=9999", HttpStatusCode.OK)]
    [InlineData("customer@demo.test", "/services", HttpStatusCode.NotFound)]
    [InlineData("customer@demo.test", "/services/1", HttpStatusCode.NotFound)]
    [InlineData("customer@demo.test", "/my/services", HttpStatusCode.OK)]
    [InlineData("admin@demo.test", "/services/1", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/customers/1", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/customers/999999", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/staff", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/staff/2", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/staff/1", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/admin/users", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/admin/resellers", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/admin/roles/1", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/admin/roles/2", HttpStatusCode.OK)]
    [InlineData("admin@demo.test", "/admin/roles/999999", HttpStatusCode.NotFound)]
    [InlineData("admin@demo.test", "/admin/users/1", HttpStatusCode.OK)]
    [InlineData("admin@demo.test", "/admin/users/999999", HttpStatusCode.NotFound)]
    [InlineData("admin@demo.test", "/staff", HttpStatusCode.NotFound)]
    [InlineData("customer@demo.test", "/customers/1", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/invoices", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/invoices/1", HttpStatusCode.OK)]
    [InlineData("reseller@demo.test", "/invoices/999999", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/invoices/nonsense", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/invoices/-1", HttpStatusCode.NotFound)]
    [InlineData("reseller@demo.test", "/my/invoices", HttpStatusCode.NotFound)]
    [InlineData("admin@demo.test", "/invoices/1", HttpStatusCode.OK)]
    [InlineData("admin@demo.test", "/invoices/1?reseller=999", HttpStatusCode.NotFound)]
    [InlineData("customer@demo.test", "/invoices/5", HttpStatusCode.NotFound)]
    [InlineData("customer@demo.test", "/my/invoices", HttpStatusCode.OK)]
    [InlineData("customer@demo.test", "/my/invoices/5", HttpStatusCode.OK)]
    [InlineData("customer@demo.test", "/my/invoices/1", HttpStatusCode.NotFound)]
    public async Task Get_SignedIn_TellsMachinesWhatThePageTells(string who, string path, HttpStatusCode expected)
    {
        using var client = app.NewClient();
        using var signedIn = await SignInAsync(client, who, Password);

        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/services")]
    [InlineData("/services/1")]
    [InlineData("/my/services")]
    [InlineData("/account/change-password")]
    public async Task Get_SignedOut_LeadsToSignIn(string path)
    {
        using var client = app.NewClient();

        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/account/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    internal static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password, string? returnUrl = null)
    {
        var path = "/account/sign-in" + (returnUrl is null ? "" : "?ReturnUrl=" + Uri.EscapeDataString(returnUrl));
        var token = Token().Match(await client.GetStringAsync(path, TestContext.Current.CancellationToken)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"), new("__RequestVerificationToken", token), new("Input.Email", email), new("Input.Password", password),
        ]);
        return await client.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    private static async Task<string> ErrorAsync(HttpClient client, string email, string password)
    {
        using var response = await SignInAsync(client, email, password);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Alert().Match(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("role=\"alert\"[^>]*>([^<]+)<")]
    private static partial Regex Alert();
}
