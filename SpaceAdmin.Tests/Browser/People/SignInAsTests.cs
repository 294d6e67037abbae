using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>Somebody of the desk in a customer's place, and back.</summary>
public sealed class SignInAsTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Reseller_InACustomersPlace_IsToldSoOnEveryPageAndWrittenUnderBothNames()
    {
        var page = await SignedInAsync(Reseller, "/customers?q=anna");
        await page.GetByRole(AriaRole.Link, new() { Name = "anna.berg", Exact = true }).ClickAsync();
        await Button(page, "Sign in as this customer").ClickAsync();

        var banner = Region(page, "Signed in as a customer");
        await Expect(Heading(page, "My Services")).ToBeVisibleAsync();
        await Expect(banner).ToContainTextAsync("You are signed in as anna.berg. Everything you do is recorded under both names.");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "anna-berg.example" })).ToBeVisibleAsync();
        await page.GotoAsync("/account/change-password");
        await Expect(Heading(page, "Not found")).ToBeVisibleAsync();
        await Expect(banner).ToBeInViewportAsync();

        await Button(page, "Back to my own account").ClickAsync();

        await Expect(Heading(page, "anna.berg")).ToBeVisibleAsync();
        await Expect(banner).ToHaveCountAsync(0);
        await page.GotoAsync("/admin/audit?kind=customer");
        await Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Demo Reseller as anna.berg");
        await Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Leave sign in as");
        await Expect(page.GetByRole(AriaRole.Row).Nth(2)).ToContainTextAsync("Sign in as");
    }

    [Fact]
    public async Task Banner_OnANarrowScreenScrolledDown_StaysInView()
    {
        var page = await SignedInAsync(Administrator, "/customers?q=anna", 360, 500);
        await page.GetByRole(AriaRole.Link, new() { Name = "anna.berg", Exact = true }).ClickAsync();
        await Button(page, "Sign in as this customer").ClickAsync();
        await Expect(Region(page, "My services")).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(360, 220); // so that there is something to scroll

        await page.Mouse.WheelAsync(0, 2_000);

        await Expect(page.GetByRole(AriaRole.Banner)).Not.ToBeInViewportAsync();
        await Expect(Button(page, "Back to my own account")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task Right_TakenAwayMeanwhile_SignsOutAtOnce()
    {
        using var own = new SpaceApp(); // it changes a role that others act by
        await using var context = await Browsers.NewContextAsync(own.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=/customers?q=anna");
        await SignInAsync(page, Staff, Password);
        await page.GetByRole(AriaRole.Link, new() { Name = "anna.berg", Exact = true }).ClickAsync();
        await Button(page, "Sign in as this customer").ClickAsync();
        await Expect(Heading(page, "My Services")).ToBeVisibleAsync();

        var ct = TestContext.Current.CancellationToken;
        await using var db = await own.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(ct);
        await db.RoleClaims.Where(claim => claim.ClaimValue == Permissions.CustomersSignInAs).ExecuteDeleteAsync(ct);
        var staff = await db.Users.Where(user => user.Email == Staff).Select(user => user.Id).SingleAsync(ct);
        own.Services.GetRequiredService<ChangeFeed>().Publish(Topics.User(staff));

        await Expect(Button(page, "Sign in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AnotherTab_OfTheSameBrowser_FollowsThereAndBack()
    {
        using var own = new SpaceApp(); // one's other tabs would be another test's
        await using var context = await Browsers.NewContextAsync(own.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=/customers?q=anna");
        await SignInAsync(page, Staff, Password);
        await Expect(Heading(page, "Customers")).ToBeVisibleAsync();
        var other = await context.NewPageAsync();
        await other.GotoAsync("/services/1");
        await Expect(Button(other, "Suspend Service")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "anna.berg", Exact = true }).ClickAsync();
        await Button(page, "Sign in as this customer").ClickAsync();

        await Expect(Region(other, "Signed in as a customer")).ToBeVisibleAsync();
        await Expect(Heading(other, "Not found")).ToBeVisibleAsync();
        await Button(page, "Back to my own account").ClickAsync();
        await Expect(Button(other, "Suspend Service")).ToBeVisibleAsync();
    }

    private static ILocator Heading(IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });
}
