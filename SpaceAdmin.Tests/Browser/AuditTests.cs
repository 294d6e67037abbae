using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

public sealed partial class AuditTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Log_WhileOthersWork_TellsOfNewEntriesAndShowsThem()
    {
        var log = await SignedInAsync(Administrator, "/admin/audit");
        await Expect(log.GetByRole(AriaRole.Heading, new() { Name = "Audit log" })).ToBeVisibleAsync();
        await Expect(log.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Sign in");

        await SignedInAsync(Reseller, "/services");

        await Button(log, "1 new entry").ClickAsync();
        await Expect(log.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("reseller@demo.test");
        await Expect(log.GetByText("new entr")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Log_FilteredAndOpened_KeepsItInTheAddress()
    {
        var page = await SignedInAsync(Reseller, "/");
        await Expect(Region(page, "Newest activity")).ToBeVisibleAsync(); // the circuit stands: a click in the moment in which it comes may be lost
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        await page.GetByLabel("Action", new() { Exact = true }).SelectOptionAsync("Suspend");
        await Expect(page).ToHaveURLAsync(FilteredByAction());
        await page.GetByLabel("Person").FillAsync("demo sta");
        await Expect(page).ToHaveURLAsync(FilteredByBoth());
        await page.ReloadAsync();

        await Expect(page.GetByLabel("Person")).ToHaveValueAsync("demo sta");
        var rows = page.GetByRole(AriaRole.Row);
        await Expect(rows.Nth(1)).ToContainTextAsync("Suspend");
        await Expect(rows.Filter(new() { HasText = "Demo Reseller" })).ToHaveCountAsync(0);
        var details = rows.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Details of entry" });
        await details.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(details).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(rows.Nth(2)).ToContainTextAsync("Before");
        await Expect(rows.Nth(2)).ToContainTextAsync("Active");
        await rows.Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Region(page, "Service details")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Log_PageByPage_GoesThereAndBack()
    {
        var page = await SignedInAsync(Administrator, "/admin/audit");
        var first = await page.GetByRole(AriaRole.Button, new() { Name = "Details of entry" }).First.GetAttributeAsync("aria-label");

        await page.GetByRole(AriaRole.Link, new() { Name = "Older" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = first!, Exact = true })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Newer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = first!, Exact = true })).ToBeVisibleAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());
        Assert.Matches(@"^audit-\d{4}-\d\d-\d\d\.csv$", download.SuggestedFilename);
    }

    [GeneratedRegex(@"/admin/audit\?action=Suspend$")]
    private static partial Regex FilteredByAction();

    [GeneratedRegex(@"/admin/audit\?person=demo%20sta&action=Suspend$")]
    private static partial Regex FilteredByBoth();
}
