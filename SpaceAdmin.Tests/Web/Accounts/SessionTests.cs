using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

/// <summary>Where somebody is signed in, on its security page, over HTTP.</summary>
public sealed partial class SessionTests : IDisposable
{
    private const string Password = "Demo-Space-2026";
    private const string Staff = "staff@demo.test";

    private readonly SpaceApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Security_ListsOnesOwnBrowsersWithThisOneFirst()
    {
        using var stranger = await SignedInAsync("reseller@demo.test", "Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Safari/605");
        using var phone = await SignedInAsync(Staff, "Mozilla/5.0 (Linux; Android 15) Chrome/140.0");
        using var client = await SignedInAsync(Staff, "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0");

        var page = await client.GetStringAsync("/account/security", Ct);

        Assert.Equal(["Firefox on Windows", "Chrome on Android"], Devices().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Single(Ends().Matches(page));
        Assert.Equal(1, Regex.Count(page, "This browser"));
        Assert.Contains("127.0.0.1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_AnotherBrowser_SignsItOutAndNotThisOne()
    {
        using var other = await SignedInAsync(Staff);
        using var client = await SignedInAsync(Staff);
        var page = await client.GetStringAsync("/account/security", Ct);

        using var response = await client.SendAsync("/account/security", "end-session", [("Session", Ends().Match(page).Groups[1].Value)], page);

        Assert.Equal("/account/security?done=session-ended", response.LeadsTo());
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(other, "/services"), StringComparison.Ordinal);
        Assert.Equal("200", await AccountPages.GetAsync(client, "/services"));
    }

    [Fact]
    public async Task End_ASessionOfSomebodyElse_DoesNotTouchIt()
    {
        using var stranger = await SignedInAsync("reseller@demo.test");
        using var client = await SignedInAsync(Staff);
        await using var db = Db();
        var theirs = await db.Sessions.Where(session => db.Users.Any(user => user.Id == session.UserId && user.Email != Staff)).Select(session => session.Id).SingleAsync(Ct);

        using var response = await client.SendAsync("/account/security", "end-session", [("Session", theirs)]);

        Assert.Equal("200", await AccountPages.GetAsync(stranger, "/services"));
    }

    [Fact]
    public async Task SignOutEverywhereElse_KeepsThisBrowserAlone()
    {
        using var first = await SignedInAsync(Staff);
        using var second = await SignedInAsync(Staff);
        using var client = await SignedInAsync(Staff);
        var stamp = await StampAsync();

        using var response = await client.SendAsync("/account/security", "end-others", []);

        Assert.Equal("/account/security?done=others-ended", response.LeadsTo());
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(first, "/services"), StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(second, "/services"), StringComparison.Ordinal);
        Assert.Equal("200", await AccountPages.GetAsync(client, "/services"));
        Assert.NotEqual(stamp, await StampAsync());
    }

    [Fact]
    public async Task SignOutEverywhereElse_WhileAnotherTabAsksWithTheOlderCookie_KeepsThisBrowser()
    {
        using var elsewhere = await SignedInAsync(Staff);
        using var client = _app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(client, Staff, Password);
        var older = signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("SpaceAdmin=", StringComparison.Ordinal)).Split(';')[0];
        using var ended = await client.SendAsync("/account/security", "end-others", []);
        Assert.Equal("/account/security?done=others-ended", ended.LeadsTo());

        using var tab = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_app.Address, "/services"));
        request.Headers.Add("Cookie", older);
        using var response = await tab.SendAsync(request, Ct);

        Assert.StartsWith("/account/sign-in", response.LeadsTo(), StringComparison.Ordinal);
        Assert.False(response.Headers.TryGetValues("Set-Cookie", out _)); // it would overwrite the newer one
        Assert.Equal("200", await AccountPages.GetAsync(client, "/services"));
    }

    [Fact]
    public async Task ChangePassword_EndsTheSessionsOfOtherBrowsers()
    {
        using var other = await SignedInAsync(Staff);
        using var client = await SignedInAsync(Staff);

        using var response = await ChangeAsync(client, Password);

        Assert.Equal("/account/change-password?done=true", response.LeadsTo());
        await using var db = Db();
        Assert.Single(await db.Sessions.ToListAsync(Ct));
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(other, "/services"), StringComparison.Ordinal);
        Assert.Equal("200", await AccountPages.GetAsync(client, "/services"));
    }

    [Fact]
    public async Task ChangePassword_WithFiveWrongOnes_IsLocked()
    {
        using var client = await SignedInAsync(Staff);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await ChangeAsync(client, "not this one at all");
            Assert.Null(wrong.LeadsTo());
        }

        using var right = await ChangeAsync(client, Password);

        Assert.Contains("Too many wrong passwords. Try again later.", await right.TextAsync(), StringComparison.Ordinal);
        using var other = _app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(other, Staff, "a much longer phrase");
        Assert.Null(signedIn.LeadsTo());
    }

    [Fact]
    public async Task ChangePassword_ToAGuessableOne_IsRefusedByItsSentence()
    {
        using var client = await SignedInAsync(Staff);

        using var response = await ChangeAsync(client, Password, "password1234");

        Assert.Contains(GuessablePassword.Sentence, await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangePassword_OfAnAccountWithout_LeadsToSetOne()
    {
        using var client = await SignedInAsync(Staff);
        await using var db = Db();
        await db.Users.Where(user => user.Email == Staff).ExecuteUpdateAsync(users => users.SetProperty(user => user.PasswordHash, (string?)null), Ct);

        Assert.Equal("/account/set-password", await AccountPages.GetAsync(client, "/account/change-password"));
    }

    [Fact]
    public async Task SetPassword_OfAnAccountThatHasOne_LeadsToItsChange()
    {
        using var client = await SignedInAsync(Staff);

        Assert.Equal("/account/change-password", await AccountPages.GetAsync(client, "/account/set-password"));
    }

    [Fact]
    public async Task SetPassword_OfAnAccountWithout_SignsInWithItFromThenOn()
    {
        using var client = await SignedInAsync(Staff);
        await using var db = Db();
        await db.Users.Where(user => user.Email == Staff).ExecuteUpdateAsync(users => users.SetProperty(user => user.PasswordHash, (string?)null), Ct);
        Assert.Contains("Set a password", await client.GetStringAsync("/account/security", Ct), StringComparison.Ordinal);

        using var response = await client.SendAsync("/account/set-password", "set-password", [("Input.New", "a much longer phrase"), ("Input.Again", "a much longer phrase")]);

        Assert.Equal("/account/security?done=password-set", response.LeadsTo());
        using var other = _app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(other, Staff, "a much longer phrase");
        Assert.Equal("/", signedIn.LeadsTo());
    }

    private async Task<HttpClient> SignedInAsync(string email, string? userAgent = null)
    {
        var client = _app.NewClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        using var response = await AccountEndpointTests.SignInAsync(client, email, Password);
        Assert.Equal("/", response.LeadsTo());
        return client;
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string current, string password = "a much longer phrase") => client.SendAsync(
        "/account/change-password", "change-password", [("Input.Current", current), ("Input.New", password), ("Input.Again", password)]);

    private async Task<string?> StampAsync()
    {
        await using var db = Db();
        return await db.Users.Where(user => user.Email == Staff).Select(user => user.SecurityStamp).SingleAsync(Ct);
    }

    private SpaceDb Db() => _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext();

    [GeneratedRegex("<b(?: [^>]*)?>([^<]+)</b>")]
    private static partial Regex Devices();

    [GeneratedRegex("name=\"Session\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Ends();
}
