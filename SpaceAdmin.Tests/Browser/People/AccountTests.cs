using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

public sealed class AccountTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Reseller_SignsInAndOut()
    {
        var page = await NewPageAsync();
        await page.GotoAsync("/services?status=active");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/sign-in"));

        await SignInAsync(page, Reseller, Password);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Space Services" })).ToBeVisibleAsync();
        Assert.EndsWith("/services?status=active", page.Url, StringComparison.Ordinal);
        await page.GetByText("Demo Reseller", new() { Exact = true }).ClickAsync();
        await Button(page, "Sign out").ClickAsync();
        await Expect(Button(page, "Sign in")).ToBeVisibleAsync();
        await page.GotoAsync("/services");
        await Expect(Button(page, "Sign in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Customer_SeesItsOwnServicesAndNoDesk()
    {
        var page = await SignedInAsync(Customer, "/");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My Services" })).ToBeVisibleAsync();
        Assert.EndsWith("/my/services", page.Url, StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "customer.example" })).ToBeVisibleAsync();
        await Expect(page.GetByText("anna-berg.example")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Space Services" })).ToHaveCountAsync(0);

        var desk = await page.GotoAsync("/services");
        Assert.Equal(404, desk!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not found" })).ToBeVisibleAsync();
        Assert.Equal(404, (await page.GotoAsync("/services/4"))!.Status);
    }

    [Fact]
    public async Task Administrator_SeesAResellerColumn()
    {
        var page = await SignedInAsync(Administrator, "/services");

        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Reseller" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Demo Hosting" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ChangePassword_TakesTheNewOneAndKeepsTheSession()
    {
        using var own = new SpaceApp(); // it changes an account that others sign in with
        await using var context = await Browsers.NewContextAsync(own.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=/account/change-password");
        await SignInAsync(page, Staff, Password);

        await page.GetByLabel("Current password").FillAsync("not this one at all");
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync("a much longer phrase");
        await page.GetByLabel("New password again").FillAsync("a much longer phrase");
        await Button(page, "Change password").ClickAsync();
        await Expect(page.GetByText("The current password is not right.")).ToBeVisibleAsync();

        await page.GetByLabel("Current password").FillAsync(Password);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync("a much longer phrase");
        await page.GetByLabel("New password again").FillAsync("a much longer phrase");
        await Button(page, "Change password").ClickAsync();
        await Expect(page.GetByText("Your password is changed.")).ToBeVisibleAsync();

        await page.GotoAsync("/services");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Space Services" })).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await SignInAsync(page, Staff, "a much longer phrase");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }
}
