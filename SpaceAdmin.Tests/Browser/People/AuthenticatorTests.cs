using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>An authenticator app, its recovery codes, and sessions that are ended: each on a program of its own, as they change accounts.</summary>
public sealed class AuthenticatorTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Authenticator_SetUp_AsksForACodeAndARecoveryCodeStandsInForIt()
    {
        using var own = new SpaceApp();
        await using var context = await Browsers.NewContextAsync(own.Address);
        var page = await SignInAsync(context, "/");
        await page.GetByText("Demo Staff", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Account security" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Set up" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code of the key" })).ToBeVisibleAsync();
        var key = await page.Locator("code").InnerTextAsync();
        await page.GetByLabel("Current password").FillAsync(Password);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(Totp.Code(key));
        await Button(page, "Turn on").ClickAsync();
        var codes = (await page.GetByLabel("Recovery codes").InnerTextAsync()).Split('\n');
        Assert.Equal(10, codes.Length);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        Assert.Contains(codes[9], await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await SignOutAsync(page);
        await SignInAsync(page, Staff, Password);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(Totp.Code(key));
        await Button(page, "Sign in").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();

        await SignOutAsync(page);
        await SignInAsync(page, Staff, Password);
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code instead" }).ClickAsync();
        await page.GetByLabel("Recovery code").FillAsync(codes[0]);
        await Button(page, "Sign in").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Session_EndedOnAnotherScreen_LeavesItsOpenPageAtOnce()
    {
        using var own = new SpaceApp();
        await using var there = await Browsers.NewContextAsync(own.Address);
        await using var here = await Browsers.NewContextAsync(own.Address);
        var open = await SignInAsync(there, "/services");
        await Expect(open.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        var page = await SignInAsync(here, "/account/security");

        await Button(page, "End").ClickAsync();

        await Expect(Button(open, "Sign in")).ToBeVisibleAsync(new() { Timeout = 3_000 });
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The session is ended.");
        await Expect(page).ToHaveURLAsync(new Regex("/account/security"));
        await Expect(Button(page, "Sign out everywhere else")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SignOutEverywhereElse_LeavesTheOpenPagesOfOtherBrowsersOnly()
    {
        using var own = new SpaceApp();
        await using var there = await Browsers.NewContextAsync(own.Address);
        await using var here = await Browsers.NewContextAsync(own.Address);
        var open = await SignInAsync(there, "/services");
        await Expect(open.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        var page = await SignInAsync(here, "/account/security");

        await Button(page, "Sign out everywhere else").ClickAsync();

        await Expect(Button(open, "Sign in")).ToBeVisibleAsync();
        await page.GotoAsync("/services");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Space Services" })).ToBeVisibleAsync();
    }

    private static async Task<IPage> SignInAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=" + Uri.EscapeDataString(path));
        await SignInAsync(page, Staff, Password);
        await Expect(page).Not.ToHaveURLAsync(new Regex("/account/sign-in"));
        return page;
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByText("Demo Staff", new() { Exact = true }).ClickAsync();
        await Button(page, "Sign out").ClickAsync();
        await Expect(page.GetByLabel("Email")).ToBeVisibleAsync();
    }
}
