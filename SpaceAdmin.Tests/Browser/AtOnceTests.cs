using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>What changes about a user takes effect on pages that are open, and for commands sent before they know.</summary>
public sealed class AtOnceTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Permission_TakenAway_TakesTheButtonAndRefusesTheCommandSentBefore()
    {
        using var own = new SpaceApp(); // it changes a role that others act by
        await using var context = await Browsers.NewContextAsync(own.Address);
        var page = await SignInAsync(context, "/services/4");
        await Expect(Button(page, "Suspend Service")).ToBeVisibleAsync();

        // Taken away without a word: the page does not know yet, and its command is refused all the same.
        var userId = await ChangeAsync(own, db => db.RoleClaims.Where(claim => claim.ClaimValue == Permissions.ServicesSuspend).ExecuteDeleteAsync());
        await Button(page, "Suspend Service").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Suspend Service" }).ClickAsync();
        await Expect(page.GetByText("You do not have permission to do that.")).ToBeVisibleAsync();

        own.Services.GetRequiredService<ChangeFeed>().Publish(Topics.User(userId));
        await Expect(Button(page, "Suspend Service")).ToHaveCountAsync(0);
        await Expect(Button(page, "Cancel Service")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task User_Disabled_IsSentToSignInAndCannotComeBack()
    {
        using var own = new SpaceApp();
        await using var context = await Browsers.NewContextAsync(own.Address);
        var page = await SignInAsync(context, "/services");

        var userId = await ChangeAsync(own, db => db.Users.Where(user => user.Email == Staff)
            .ExecuteUpdateAsync(users => users.SetProperty(user => user.DisabledAt, DateTimeOffset.UtcNow)));
        own.Services.GetRequiredService<ChangeFeed>().Publish(Topics.User(userId));

        await Expect(Button(page, "Sign in")).ToBeVisibleAsync();
        await SignInAsync(page, Staff, Password);
        await Expect(page.GetByText("That did not work.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Password_Changed_EndsThePagesOfOtherBrowsersOnly()
    {
        using var own = new SpaceApp();
        await using var here = await Browsers.NewContextAsync(own.Address);
        await using var there = await Browsers.NewContextAsync(own.Address);
        var other = await SignInAsync(there, "/services");
        var open = await SignInAsync(here, "/services");
        var page = await here.NewPageAsync();

        await page.GotoAsync("/account/change-password");
        await page.GetByLabel("Current password").FillAsync(Password);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync("a much longer phrase");
        await page.GetByLabel("New password again").FillAsync("a much longer phrase");
        await Button(page, "Change password").ClickAsync();
        await Expect(page.GetByText("Your password is changed.")).ToBeVisibleAsync();

        await Expect(Button(other, "Sign in")).ToBeVisibleAsync();
        await Expect(open.GetByRole(AriaRole.Heading, new() { Name = "Space Services" })).ToBeVisibleAsync();
        await open.ReloadAsync();
        await Expect(open.GetByRole(AriaRole.Heading, new() { Name = "Space Services" })).ToBeVisibleAsync();
    }

    private static async Task<IPage> SignInAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=" + Uri.EscapeDataString(path));
        await SignInAsync(page, Staff, Password);
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Changes the database behind the program's back; returns the id of the staff's user.</summary>
    private static async Task<int> ChangeAsync(SpaceApp app, Func<SpaceDb, Task> change)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync();
        await change(db);
        return await db.Users.Where(user => user.Email == Staff).Select(user => user.Id).SingleAsync();
    }
}
