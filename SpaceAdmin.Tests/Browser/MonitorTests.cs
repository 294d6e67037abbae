using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>The Surface Monitor, seen from two desks at once.</summary>
public sealed class MonitorTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    private const int Number = 4;

    [Fact]
    public async Task RunNow_SuspendsWhatIsOverdue_AndAPauseShows_OnEveryOpenPage()
    {
        await MonitorRunningTests.OverdueAsync(App.Services.GetRequiredService<IDbContextFactory<SpaceDb>>(), Number);
        var reseller = await SignedInAsync(Reseller, "/monitor");
        var admin = await SignedInAsync(Administrator, "/monitor");
        await Expect(Waiting(reseller)).ToContainTextAsync(new Regex("oldest [34] days")); // due after two days; a day may end meanwhile
        await Expect(Region(reseller, "The next pass would…").GetByRole(AriaRole.Button, new() { Name = "Suspend what is overdue 1" })).ToBeVisibleAsync();

        await Button(admin, "Run now").ClickAsync();

        await Expect(admin.GetByText("The run ended after")).ToBeVisibleAsync();
        await Expect(Waiting(reseller)).ToContainTextAsync("nothing is due");
        await Expect(Region(reseller, "Runs").GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Region(reseller, "The next pass would…").GetByRole(AriaRole.Button, new() { Name = "Suspend what is overdue 1" }).ClickAsync();
        await Region(reseller, "The next pass would…").GetByRole(AriaRole.Link).ClickAsync(); // what it told before is still there
        await Expect(Region(reseller, "Life-cycle")).ToContainTextAsync("Payment overdue");

        await reseller.GotoAsync("/monitor");
        await Expect(Waiting(reseller)).ToBeVisibleAsync();
        await Button(admin, "Pause…").ClickAsync();
        await Expect(admin.GetByLabel("Reason")).ToBeFocusedAsync();
        await admin.GetByLabel("Reason").FillAsync("Moving to new servers");
        await Button(admin, "Pause").ClickAsync();
        foreach (var page in new[] { admin, reseller })
        {
            await Expect(page.GetByText("because Moving to new servers")).ToBeVisibleAsync();
        }

        await Button(reseller, "Run now").ClickAsync();
        await Expect(reseller.GetByRole(AriaRole.Alert).GetByText("Moving to new servers")).ToBeVisibleAsync();
        await Button(admin, "Resume").ClickAsync();
        await Expect(reseller.GetByText("because Moving to new servers")).ToHaveCountAsync(0);
    }

    private static ILocator Waiting(IPage page) => page.GetByRole(AriaRole.Group, new() { Name = "Waiting", Exact = true });
}
