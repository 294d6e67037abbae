using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>Passkeys, with the virtual authenticator of Chromium. Each test changes an account, so each has a program of its own.</summary>
[Trait("Category", "Browser")]
public sealed class PasskeyTests : IAsyncDisposable
{
    private const string Staff = "staff@demo.test";
    private const string Password = "Demo-Space-2026";
    private const string Refused = "That passkey did not work. Try again, or sign in another way.";

    private readonly SpaceApp _app = new();
    private readonly BrowserFixture _browsers;
    private IBrowserContext? _context;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public PasskeyTests(BrowserFixture browsers) => _browsers = browsers;

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }

        _app.Dispose();
    }

    [Fact]
    public async Task Passkey_AddedWithThePassword_SignsInWithoutIt()
    {
        var page = await SignedInAsync();
        await AddPasskeyAsync(page, "My laptop");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your passkey is added. You can sign in with it from now on.");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Passkeys" })).ToContainTextAsync("My laptop");

        await SignOutAsync(page);
        await Button(page, "Use a passkey").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await using var db = Db();
        var session = await db.Sessions.SingleAsync(Ct);
        Assert.True(session.SecondFactor);
        var entries = await db.Audit.Where(entry => entry.Kind == AuditKinds.Account).OrderByDescending(entry => entry.Id).Take(3).ToListAsync(Ct);
        Assert.Equal(
            [(AuditActions.SignIn, "Passkey"), (AuditActions.SignOut, null), (AuditActions.AddPasskey, "My laptop")],
            entries.Select(entry => (entry.Action, entry.Detail)));
    }

    [Fact]
    public async Task Passkey_Renamed_IsKnownByItsNewNameAndStillSignsIn()
    {
        var page = await SignedInAsync();
        await AddPasskeyAsync(page);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Rename or delete Passkey of Chrome on Linux$") }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("The office key");
        await Button(page, "Save name").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Passkeys" })).ToContainTextAsync("The office key");
        await SignOutAsync(page);
        await Button(page, "Use a passkey").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await page.GotoAsync("/account/security");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Passkeys" })).ToContainTextAsync("The office key");
    }

    [Fact]
    public async Task Passkey_Deleted_SignsNobodyIn()
    {
        var page = await SignedInAsync();
        await AddPasskeyAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Rename or delete" }).ClickAsync();
        await page.GetByLabel("Current password").FillAsync("not this one at all");
        await Button(page, "Delete passkey").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The current password is not right.");

        await page.GetByLabel("Current password").FillAsync(Password);
        await Button(page, "Delete passkey").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your passkey is deleted.");
        await SignOutAsync(page);
        await Button(page, "Use a passkey").ClickAsync();

        await Expect(page.GetByText(Refused)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Passkey_WithAWrongPassword_IsNotEvenBegun()
    {
        var page = await SignedInAsync();
        await page.GotoAsync("/account/passkeys/new");
        await page.GetByLabel("Current password").FillAsync("not this one at all");
        await Button(page, "Continue").ClickAsync();

        await Expect(page.GetByText("The current password is not right.")).ToBeVisibleAsync();
        await Expect(Button(page, "Create passkey")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Passkey_OfALockedOrDisabledUserOrReseller_IsRefused()
    {
        var page = await SignedInAsync();
        await AddPasskeyAsync(page);
        await SignOutAsync(page);
        await using var db = Db();
        var user = db.Users.Where(user => user.Email == Staff);

        await user.ExecuteUpdateAsync(users => users.SetProperty(u => u.LockoutEnd, DateTimeOffset.UtcNow.AddHours(1)), Ct);
        await AssertRefusedAsync("Locked");

        await user.ExecuteUpdateAsync(users => users.SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null).SetProperty(u => u.DisabledAt, DateTimeOffset.UtcNow), Ct);
        await AssertRefusedAsync("Not allowed");

        await user.ExecuteUpdateAsync(users => users.SetProperty(u => u.DisabledAt, (DateTimeOffset?)null), Ct);
        await db.Resellers.ExecuteUpdateAsync(resellers => resellers.SetProperty(reseller => reseller.DisabledAt, DateTimeOffset.UtcNow), Ct);
        await AssertRefusedAsync("Not allowed");

        await db.Resellers.ExecuteUpdateAsync(resellers => resellers.SetProperty(reseller => reseller.DisabledAt, (DateTimeOffset?)null), Ct);
        await Button(page, "Use a passkey").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();

        async Task AssertRefusedAsync(string why)
        {
            await page.GotoAsync("/account/sign-in");
            await Button(page, "Use a passkey").ClickAsync();
            await Expect(page.GetByText(Refused)).ToBeVisibleAsync();
            var entry = await db.Audit.AsNoTracking().OrderByDescending(entry => entry.Id).FirstAsync(Ct);
            Assert.Equal((AuditActions.SignInRefused, why), (entry.Action, entry.Detail));
        }
    }

    [Fact]
    public async Task Passkey_ThatCannotTellItsOwner_IsNotMade()
    {
        var page = await SignedInAsync(verifies: false);
        await page.GotoAsync("/account/passkeys/new");
        await page.GetByLabel("Current password").FillAsync(Password);
        await Button(page, "Continue").ClickAsync();
        await Button(page, "Create passkey").ClickAsync();

        await Expect(page.GetByText("That was cancelled, or took too long. Try again.")).ToBeVisibleAsync();
        await Expect(Button(page, "Create passkey")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Passkey_OfAnAccountWithoutAPassword_IsItsOnlyWayInAndStays()
    {
        var page = await SignedInAsync();
        await AddPasskeyAsync(page);
        await using var db = Db();
        await db.Users.Where(user => user.Email == Staff).ExecuteUpdateAsync(users => users.SetProperty(user => user.PasswordHash, (string?)null), Ct);
        await page.GotoAsync("/account/security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rename or delete" }).ClickAsync();

        await Expect(page.GetByText("It is the only way into your account.")).ToBeVisibleAsync();
        await Expect(Button(page, "Delete passkey")).ToHaveCountAsync(0);
        await page.GotoAsync("/account/passkeys/new");
        await Expect(Button(page, "Create passkey")).ToBeVisibleAsync();
        await Button(page, "Create passkey").ClickAsync();
        await Expect(page.GetByText("This device has a passkey of this account already.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SecondFactor_NeededByARole_IsAskedForOnOpenPagesAndProvenByThePasskey()
    {
        var page = await SignedInAsync();
        await AddPasskeyAsync(page);
        await SignOutAsync(page);
        await SignInAsync(page);
        await page.GotoAsync("/services");
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();

        await using var db = Db();
        var userId = await db.Users.Where(user => user.Email == Staff).Select(user => user.Id).SingleAsync(Ct);
        await db.Roles.Where(role => role.Name == BuiltInRoles.Reseller).ExecuteUpdateAsync(roles => roles.SetProperty(role => role.RequiresSecondFactor, true), Ct);
        _app.Services.GetRequiredService<ChangeFeed>().Publish(Topics.User(userId));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "A second factor is needed" })).ToBeVisibleAsync();
        await Button(page, "Use a passkey").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Space Services" })).ToBeVisibleAsync();
        Assert.EndsWith("/services", page.Url, StringComparison.Ordinal);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task AddPasskeyAsync(IPage page, string? name = null)
    {
        await page.GotoAsync("/account/security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByLabel("Current password").FillAsync(Password);
        await Button(page, "Continue").ClickAsync();
        if (name is not null)
        {
            await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        }

        await Button(page, "Create passkey").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Account security" })).ToBeVisibleAsync();
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Email").FillAsync(Staff);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await Button(page, "Sign in").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByText("Demo Staff", new() { Exact = true }).ClickAsync();
        await Button(page, "Sign out").ClickAsync();
        await Expect(Button(page, "Use a passkey")).ToBeVisibleAsync();
    }

    /// <summary>The staff, signed in by password, with a device that can have passkeys.</summary>
    private async Task<IPage> SignedInAsync(bool verifies = true)
    {
        _context = await _browsers.NewContextAsync(VirtualAuthenticator.ByName(_app.Address));
        var page = await _context.NewPageAsync();
        await VirtualAuthenticator.AddAsync(page, verifies);
        await SignInAsync(page);
        return page;
    }

    private SpaceDb Db() => _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext();
}
