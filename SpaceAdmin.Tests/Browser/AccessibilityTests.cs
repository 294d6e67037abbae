using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

public sealed class AccessibilityTests(BrowserFixture browsers, SpaceApp app, StoredSignIns signIns)
    : BrowserTest(browsers, app), IClassFixture<StoredSignIns>
{
    public static TheoryData<string?, string> Pages { get; } = new()
    {
        { null, "/account/sign-in" },
        { null, "/account/forgot-password" },
        { null, "/account/invitation?user=1&code=altered" },
        { null, "/account/sign-in?reset=done" },
        { null, "/nowhere" },
        { Reseller, "/" },
        { Reseller, "/services" },
        { Reseller, "/services/1" },
        { Reseller, "/services/999999" },
        { Reseller, "/services?q=nothing+matches" },
        { Reseller, "/account/change-password" },
        { Reseller, "/account/security" },
        { Reseller, "/account/authenticator" },
        { Reseller, "/account/passkeys/new" },
        { Reseller, "/admin/audit" },
        { Administrator, "/admin/audit?kind=account" },
        { Reseller, "/admin/audit?q=nothing+matches" },
        { Reseller, "/customers" },
        { Administrator, "/customers?sort=reseller&dir=desc" },
        { Reseller, "/customers?q=nothing+matches" },
        { Reseller, "/customers/2" },
        { Reseller, "/customers/999999" },
        { Reseller, "/invoices" },
        { Administrator, "/invoices?sort=due&status=overdue" },
        { Reseller, "/invoices?q=nothing+matches" },
        { Reseller, "/invoices/1" },
        { Reseller, "/invoices/61" },
        { Reseller, "/invoices/999999" },
        { Customer, "/my/invoices" },
        { Customer, "/my/invoices/5" },
        { Administrator, "/admin/resellers" },
        { Administrator, "/admin/users" },
        { Administrator, "/admin/users/1" },
        { Administrator, "/admin/users?q=nobody+matches" },
        { Administrator, "/admin/users/999999" },
        { Reseller, "/staff" },
        { Reseller, "/staff/3" },
        { Reseller, "/admin/users" },
        { Customer, "/my/services" },
        { Customer, "/my/services/1" },
        { Customer, "/my/services/999999" },
        { Customer, "/my/services/1/add-ons" },
        { Customer, "/my/services/999999/add-ons" },
        { Reseller, "/catalogue" },
        { Administrator, "/catalogue?q=nothing+matches" },
        { Administrator, "/admin/roles" },
        { Administrator, "/admin/roles/new" },
        { Administrator, "/admin/roles/1" },
        { Reseller, "/admin/roles/new" },
        { Reseller, "/monitor" },
        { Administrator, "/monitor?size=50" },
        { Reseller, "/monitor/settings" },
        { Administrator, "/monitor/settings?reseller=1" },
        { Reseller, "/monitor/settings?reseller=999999" },
        { Reseller, "/provisioning" },
        { Administrator, "/provisioning?reseller=1" },
        { Reseller, "/provisioning?reseller=999999" },
        { Administrator, "/admin/service-types" },
        { Reseller, "/mail" },
        { Administrator, "/mail?reseller=1&event=Suspended" },
        { Reseller, "/mail?event=Invitation" },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_LightDarkAndNarrow_HasNothingThatAxeFinds(string? who, string path)
    {
        var page = who is null ? await NewPageAsync() : await KnownAsync(who);
        await page.GotoAsync(path);
        await Expect(page.GetByRole(AriaRole.Heading).First).ToBeAttachedAsync();
        await Expect(page.GetByText("Loading")).ToHaveCountAsync(0);

        await AssertCleanEverywhereAsync(page);
    }

    // Nothing else here fails if axe no longer looks.
    [Fact]
    public async Task Axe_OfAFaultInOneColourScheme_FindsItInThatOne()
    {
        var page = await NewPageAsync();
        await page.SetContentAsync(
            """
            <!DOCTYPE html><html lang="en"><title>Faults</title><meta name="color-scheme" content="light dark">
            <style>body { color: #111; background: light-dark(#fff, #222); }</style>
            <main><h1>Too dark in the dark</h1></main></html>
            """);
        Assert.Empty(await Axe.FoundAsync(page));

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.StartsWith("color-contrast: ", Assert.Single(await Axe.FoundAsync(page)), StringComparison.Ordinal);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('button'))");
        Assert.StartsWith("button-name: ", Assert.Single(await Axe.FoundAsync(page)), StringComparison.Ordinal);
    }

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

    /// <summary>A browser of its own with the cookies of somebody who signed in before.</summary>
    private async Task<IPage> KnownAsync(string email, int width = 1440) => await NewPageAsync(
        width, cookies: await signIns.GetAsync(email, async () => await (await SignedInAsync(email, "/")).Context.StorageStateAsync()));

    private static async Task AssertCleanEverywhereAsync(IPage page, ILocator? shown = null)
    {
        if (shown is not null)
        {
            await Expect(shown).ToBeVisibleAsync();
        }

        await AssertCleanAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AssertCleanAsync(page);
        await page.SetViewportSizeAsync(360, 800);
        await AssertCleanAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1440, 900);
    }

    private static async Task AssertCleanAsync(IPage page)
    {
        var found = await Axe.FoundAsync(page);
        for (var i = 0; i < 3 && found.Length > 0; i++)
        {
            await Task.Delay(500); // colours that fade in, and those of the other scheme that come by way of the server
            found = await Axe.FoundAsync(page);
        }

        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Equal(0, overflow);
    }
}
