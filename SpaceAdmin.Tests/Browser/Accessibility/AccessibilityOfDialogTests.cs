using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>What opens above a page, and what a page becomes step by step.</summary>
public sealed class AccessibilityOfDialogTests(BrowserFixture browsers, SpaceApp app, KnownPeople known) : AccessibilityTest(browsers, app, known)
{
    [Fact]
    public async Task SecondFactor_AtEveryStep_HasNothingThatAxeFinds()
    {
        using var own = new SpaceApp(); // it changes an account
        await using var context = await Browsers.NewContextAsync(VirtualAuthenticator.ByName(own.Address));
        var page = await context.NewPageAsync();
        await VirtualAuthenticator.AddAsync(page);
        await page.GotoAsync("/account/sign-in?ReturnUrl=/account/passkeys/new");
        await SignInAsync(page, Reseller, Password);
        await page.GetByLabel("Current password").FillAsync(Password);
        await Button(page, "Continue").ClickAsync();
        await AssertCleanEverywhereAsync(page, Button(page, "Create passkey"));

        await Button(page, "Create passkey").ClickAsync();
        await AssertCleanEverywhereAsync(page, page.GetByRole(AriaRole.Status));
        await page.GetByRole(AriaRole.Link, new() { Name = "Rename or delete" }).ClickAsync();
        await AssertCleanEverywhereAsync(page, Button(page, "Delete passkey"));

        await page.GotoAsync("/account/authenticator");
        await page.GetByLabel("Current password").FillAsync(Password);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(Totp.Code(await page.Locator("code").InnerTextAsync()));
        await Button(page, "Turn on").ClickAsync();
        await AssertCleanEverywhereAsync(page, page.GetByLabel("Recovery codes"));
        await page.GotoAsync("/account/authenticator");
        await AssertCleanEverywhereAsync(page, Button(page, "Turn off"));

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await SignInAsync(page, Reseller, Password);
        await AssertCleanEverywhereAsync(page, page.GetByLabel("Code", new() { Exact = true }));
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code instead" }).ClickAsync();
        await AssertCleanEverywhereAsync(page, page.GetByLabel("Recovery code"));
    }

    [Fact]
    public async Task Dialog_HasNothingThatAxeFinds()
    {
        var page = await KnownAsync(Reseller);
        await page.GotoAsync("/services/1");
        await Button(page, "Suspend Service").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Reason")).ToBeFocusedAsync();

        await AssertCleanAsync(page);
    }

    [Fact]
    public async Task InACustomersPlace_HasNothingThatAxeFinds()
    {
        var page = await SignedInAsync(Staff, "/customers/2");
        await Button(page, "Sign in as this customer").ClickAsync();
        await Expect(Region(page, "Signed in as a customer")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();

        foreach (var path in new[] { "/my/services", "/account/change-password" })
        {
            await page.SetViewportSizeAsync(1440, 900);
            await page.GotoAsync(path);
            await Expect(Region(page, "Signed in as a customer")).ToBeVisibleAsync();
            await AssertCleanAsync(page);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await AssertCleanAsync(page);
            await page.SetViewportSizeAsync(360, 800);
            await AssertCleanAsync(page);
        }
    }

    [Theory]
    [InlineData("/customers", "New customer")]
    [InlineData("/admin/resellers", "New reseller")]
    [InlineData("/admin/resellers", "Disable Demo Hosting")]
    [InlineData("/invoices", "Issue invoice")]
    [InlineData("/invoices", "Payment instructions…")]
    [InlineData("/invoices/71", "Record payment")]
    [InlineData("/invoices/71", "Void invoice")]
    [InlineData("/monitor", "Pause…")]
    [InlineData("/catalogue", "New plan")]
    [InlineData("/catalogue", "New add-on")]
    [InlineData("/services/1", "Schedule…")]
    [InlineData("/services/1", "Do not suspend until…")]
    [InlineData("/services/1", "Days…")]
    public async Task DialogOfPeople_HasNothingThatAxeFinds(string path, string button)
    {
        var page = await KnownAsync(Administrator);
        await page.GotoAsync(path);
        await Button(page, button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await AssertCleanAsync(page);
    }

    [Fact]
    public async Task AddOn_ChosenAndOrdered_HasNothingThatAxeFinds()
    {
        var page = await KnownAsync(Customer);
        await page.GotoAsync("/my/services/1/add-ons");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Extra disk space, 10 GB" }).CheckAsync();
        await Expect(Region(page, "Your order")).ToContainTextAsync("Then from");
        await AssertCleanEverywhereAsync(page);

        await Button(page, "Order Add-on").ClickAsync();
        await Expect(page.GetByText("Ordered. It becomes active")).ToBeVisibleAsync();
        await AssertCleanEverywhereAsync(page);

        var desk = await KnownAsync(Reseller);
        await desk.GotoAsync("/services");
        await Expect(Region(desk, "New orders")).ToBeVisibleAsync();
        await AssertCleanEverywhereAsync(desk);
    }

    [Fact]
    public async Task Invitation_HasNothingThatAxeFinds()
    {
        var page = await KnownAsync(Administrator, width: 360);
        await page.GotoAsync("/admin/users");
        await Button(page, "Invite").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Email")).ToBeFocusedAsync();

        await AssertCleanAsync(page);
    }
}
