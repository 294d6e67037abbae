using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>Plans and add-ons, without a mouse but for what is dragged.</summary>
public sealed class CatalogueTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task AddOn_IsCreatedWithTwoCyclesAndOrdered_ByKeyboardAlone()
    {
        var page = await SignedInAsync(Reseller, "/catalogue");
        await Expect(page.Locator("[data-ready]")).ToBeAttachedAsync();
        await Button(page, "New add-on").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();

        await TypeAsync(page, "Mail archive", "Tab", "Keeps every mail.", "Tab", "Tab", "Tab", "Tab", "Tab", "3.00", "Tab", "Tab", "Tab", "Enter");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Price 2" }).GetByLabel("Cycle length")).ToBeFocusedAsync();
        await TypeAsync(page, "Tab", "years", "Tab", "30.00", "Tab", "1.00", "Tab", "Tab", "Tab", "Space");
        await Expect(page.GetByLabel("Starter hosting", new() { Exact = true })).ToBeCheckedAsync();
        await TypeAsync(page, "Enter");

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Mail archive" });
        await Expect(row).ToContainTextAsync("3.00 USD a month");
        await Expect(row).ToContainTextAsync("30.00 USD a year · 1.00 setup");

        var up = Button(page, "Move Mail archive up");
        await up.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Mail archive is add-on number 4 now.")).ToBeAttachedAsync();
        await Expect(up).ToBeFocusedAsync();

        var rows = page.Locator("table[data-order=AddOn] tbody tr");
        await rows.Nth(3).Locator(".handle").DragToAsync(rows.Nth(0), new() { TargetPosition = new() { X = 200, Y = 4 } });
        await Expect(rows.Nth(0)).ToContainTextAsync("Mail archive");
    }

    // Names of keys are pressed, anything else is typed.
    private static async Task TypeAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await (key is "Tab" or "Enter" or "Space" ? page.Keyboard.PressAsync(key) : page.Keyboard.TypeAsync(key));
        }
    }
}
