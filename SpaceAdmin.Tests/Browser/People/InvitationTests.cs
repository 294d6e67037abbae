using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>From a mail to the desk.</summary>
public sealed class InvitationTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    private const string NewPassword = "a much longer phrase";

    [Fact]
    public async Task Invited_OpensTheLink_ChoosesAPassword_AndIsIn()
    {
        var link = await App.InviteAsync(await App.AddInvitedAsync());
        var page = await NewPageAsync(width: 360);
        await page.GotoAsync(link.ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Welcome" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Ada Byron, Demo Hosting invites you to SpaceAdmin.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Email")).ToHaveValueAsync("ada@hosting.example");
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Help));

        await FillAsync(page, "Password", "password1234");
        await Button(page, "Accept invitation").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This password is too easy to guess");
        await FillAsync(page, "Password", NewPassword);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await page.GotoAsync(link.ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This link no longer works" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Invited_OpensTheLink_MakesAPasskey_AndSignsInWithItFromThenOn()
    {
        var link = await App.InviteAsync(await App.AddInvitedAsync("Grace Hopper", "grace@hosting.example"));
        await using var context = await Browsers.NewContextAsync(VirtualAuthenticator.ByName(App.Address));
        var page = await context.NewPageAsync();
        await VirtualAuthenticator.AddAsync(page);
        await page.GotoAsync(VirtualAuthenticator.ByName(link).ToString());
        await Button(page, "Accept with a passkey").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();

        await page.GetByText("Grace Hopper", new() { Exact = true }).ClickAsync();
        await Button(page, "Sign out").ClickAsync();
        await Button(page, "Use a passkey").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await page.GotoAsync(VirtualAuthenticator.ByName(link).ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This link no longer works" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Forgotten_AsksForALink_AndSignsInWithANewPassword()
    {
        using var own = new SpaceApp(); // it changes an account that others sign in with
        await using var context = await Browsers.NewContextAsync(own.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/reset-password?user=3&code=altered");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This link no longer works" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to sign-in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Forgot your password?" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Reset your password" })).ToBeVisibleAsync(); // the pages before have this field, too
        await page.GetByLabel("Email").FillAsync(Staff);
        await Button(page, "Send link").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("If there is an account with this address, a link is on its way.");

        await page.GotoAsync((await own.MailToAsync(Staff)).Link.ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Choose a new password" })).ToBeVisibleAsync();
        await FillAsync(page, "New password", NewPassword);
        await Button(page, "Change password").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your password is changed.");
        await SignInAsync(page, Staff, NewPassword);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }

    private static async Task FillAsync(IPage page, string label, string password)
    {
        await page.GetByLabel(label, new() { Exact = true }).FillAsync(password);
        await page.GetByLabel($"{label} again").FillAsync(password);
    }
}
