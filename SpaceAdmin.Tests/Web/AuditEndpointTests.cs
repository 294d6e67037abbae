using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Web;

/// <summary>What comes into the log by the account pages, and out of it as a file.</summary>
public sealed partial class AuditEndpointTests : IDisposable
{
    private const string Password = "Demo-Space-2026";

    private readonly SpaceApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIns_RightAndWrong_AreWrittenWithTheirTenantAndNoPassword()
    {
        using var client = _app.NewClient();
        using var right = await AccountEndpointTests.SignInAsync(client, "reseller@demo.test", Password);
        using var signedOut = await PostAsync(client, "/", "/account/sign-out", []);
        using var administrator = await AccountEndpointTests.SignInAsync(client, "admin@demo.test", "not the password");
        using var unknown = await AccountEndpointTests.SignInAsync(client, "secret-word@demo.test", "not the password");
        for (var i = 0; i < 6; i++)
        {
            using var wrong = await AccountEndpointTests.SignInAsync(client, "staff@demo.test", "not the password");
        }

        var entries = await AccountEntriesAsync();

        Assert.Equal(
            [
                "Sign in by Demo Reseller: reseller@demo.test, Password",
                "Sign out by Demo Reseller: reseller@demo.test",
                "Sign-in refused by Not signed in: admin@demo.test, Wrong password",
                "Sign-in refused by Not signed in: se…@de…, Unknown address",
                .. Enumerable.Repeat("Sign-in refused by Not signed in: staff@demo.test, Wrong password", 4),
                .. Enumerable.Repeat("Sign-in refused by Not signed in: staff@demo.test, Locked", 2),
            ],
            entries.Select(entry => $"{entry.Action} by {entry.ActorName}: {entry.Subject}{(entry.Detail is { } why ? $", {why}" : "")}"));
        Assert.Equal([false, false, true, true, false, false, false, false, false, false], entries.Select(entry => entry.ResellerId is null));
        Assert.All(entries, entry => Assert.True(IPAddress.TryParse(entry.Address, out var address) && IPAddress.IsLoopback(address)));
        Assert.DoesNotContain(entries, entry => $"{entry.Subject}{entry.Before}{entry.After}{entry.Detail}".Contains("password not", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ChangePassword_RightAndWrong_AreWritten()
    {
        using var client = _app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(client, "reseller@demo.test", Password);

        using var wrong = await ChangeAsync(client, "not my password");
        using var right = await ChangeAsync(client, Password);
        using var stranger = _app.NewClient();
        using var again = await AccountEndpointTests.SignInAsync(stranger, "reseller@demo.test", "Another-Space-2026");

        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(
            [
                (AuditActions.SignIn, "Password"), (AuditActions.AccountChangeRefused, "Change password: wrong password"),
                (AuditActions.ChangePassword, null), (AuditActions.SignIn, "Password"),
            ],
            (await AccountEntriesAsync()).Select(entry => (entry.Action, entry.Detail)));
    }

    [Fact]
    public async Task Setup_OfTheFirstAdministrator_IsWritten()
    {
        using var app = SpaceApp.InProduction();
        using var client = app.NewClient();
        using var made = await PostAsync(client, "/setup", "/setup", new()
        {
            ["_handler"] = "setup",
            ["Input.Code"] = app.Services.GetRequiredService<SpaceAdmin.Web.Access.SetupCode>().Text,
            ["Input.Name"] = "Ada",
            ["Input.Email"] = "ada@admin.test",
            ["Input.Password"] = "A-first-Space-2026",
        });

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Equal(
            [(AuditActions.CreateAdministrator, "Ada", "ada@admin.test", null, null), (AuditActions.SignIn, "Ada", "ada@admin.test", null, "Password")],
            (await AccountEntriesAsync(app)).Select(entry => (entry.Action, entry.ActorName, entry.Subject, entry.ResellerId, entry.Detail)));
    }

    [Theory]
    [InlineData("reseller@demo.test", HttpStatusCode.OK)]
    [InlineData("admin@demo.test", HttpStatusCode.OK)]
    [InlineData("customer@demo.test", HttpStatusCode.NotFound)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task PageAndExport_BySomebody_AreForThoseWhoMay(string? who, HttpStatusCode expected)
    {
        using var client = _app.NewClient();
        using var signedIn = who is null ? null : await AccountEndpointTests.SignInAsync(client, who, Password);

        using var page = await client.GetAsync("/admin/audit", Ct);
        using var export = await client.GetAsync("/admin/audit/export", Ct);

        Assert.Equal((expected, expected), (page.StatusCode, export.StatusCode));
    }

    [Fact]
    public async Task Export_WithThePagesKeys_IsAFileOfThose()
    {
        using var client = _app.NewClient();
        using var stranger = await AccountEndpointTests.SignInAsync(client, "stranger@demo.test", "not the password");
        using var signedIn = await AccountEndpointTests.SignInAsync(client, "reseller@demo.test", Password);

        using var all = await client.GetAsync("/admin/audit/export", Ct);
        var suspended = await client.GetStringAsync("/admin/audit/export?action=suspend&before=3", Ct);

        Assert.Equal("text/csv", all.Content.Headers.ContentType?.MediaType);
        Assert.Matches(@"^""?audit-\d{4}-\d\d-\d\d\.csv""?$", all.Content.Headers.ContentDisposition?.FileName);
        var lines = (await all.Content.ReadAsStringAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 100); // more than a page
        Assert.Contains(lines, line => line.Contains("Sign in,reseller@demo.test", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Unknown address", StringComparison.Ordinal)); // the platform's
        Assert.All(suspended.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.Contains(",Suspend,", line, StringComparison.Ordinal));
    }

    public void Dispose() => _app.Dispose();

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string current) => PostAsync(client, "/account/change-password", "/account/change-password", new()
    {
        ["_handler"] = "change-password",
        ["Input.Current"] = current,
        ["Input.New"] = "Another-Space-2026",
        ["Input.Again"] = "Another-Space-2026",
    });

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string path, Dictionary<string, string> fields)
    {
        // The desk has no form of its own before its circuit is up: any account page has a token that fits.
        var form = await client.GetStringAsync(page == "/" ? "/account/change-password" : page, Ct);
        fields["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value;
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(path, content, Ct);
    }

    private async Task<List<AuditEntry>> AccountEntriesAsync(SpaceApp? app = null)
    {
        await using var db = await (app ?? _app).Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);
        return await db.Audit.AsNoTracking().Where(entry => entry.Kind == AuditKinds.Account).OrderBy(entry => entry.Id).ToListAsync(Ct);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
