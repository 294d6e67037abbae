using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

public sealed class ActionTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Suspend_InOneBrowser_ShowsInAnother()
    {
        var mine = await SignedInAsync(Reseller, "/services?q=jazzcellar&status=active");
        var theirs = await SignedInAsync(Staff, "/services?q=jazzcellar&type=Hosting+plan");
        var row = theirs.GetByRole(AriaRole.Row).Filter(new() { HasText = "jazzcellar" }).First;
        await Expect(row).ToContainTextAsync("Active");
        var number = int.Parse(await row.GetByRole(AriaRole.Link).InnerTextAsync(), CultureInfo.InvariantCulture);

        await ServiceLink(mine, number).ClickAsync();
        await Expect(mine).ToHaveURLAsync(new Regex($"/services/{number}\\?"));
        await Button(mine, "Suspend Service").ClickAsync();
        var dialog = mine.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync("Sends too much mail");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Suspend Service" }).ClickAsync();

        await Expect(mine.GetByText($"Service #{number}")).Not.ToHaveCountAsync(0);
        await Expect(Region(mine, "Life-cycle").GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Suspended by Demo Reseller");
        await Expect(Region(mine, "Service details")).ToContainTextAsync("Sends too much mail");
        await Expect(Region(mine, "Activity")).ToContainTextAsync("Suspend by Demo Reseller");
        await Expect(row).ToContainTextAsync("Suspended");

        await Button(mine, "Activate Service").ClickAsync();
        await Expect(row).ToContainTextAsync("Active");
    }

    [Fact]
    public async Task Delete_OfACancelledService_AsksAndTakesItOffTheGrid()
    {
        var page = await SignedInAsync(Administrator, "/services?status=cancelled&type=Domain+name&sort=name");
        var link = page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link);
        var number = int.Parse(await link.InnerTextAsync(), CultureInfo.InvariantCulture);
        await link.ClickAsync();

        await Button(page, "Delete Service").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete Service" }).ClickAsync();

        await Expect(page.GetByText("is deleted.")).ToBeVisibleAsync();
        await Expect(ServiceLink(page, number)).ToHaveCountAsync(0);
        await page.GotoAsync($"/services/{number}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not found" })).ToBeVisibleAsync();
    }
}
