using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>Asks axe about pages. These classes are several so that they run side by side.</summary>
public abstract class AccessibilityTest(BrowserFixture browsers, SpaceApp app, KnownPeople known) : BrowserTest(browsers, app), IClassFixture<KnownPeople>
{
    /// <summary>A page of somebody who signed in before.</summary>
    protected Task<IPage> KnownAsync(string email, int width = 1440) =>
        known.NewPageAsync(email, width, async () => await (await SignedInAsync(email, "/")).Context.StorageStateAsync(), cookies => Browsers.NewContextAsync(App.Address, cookies: cookies));

    /// <summary>Light, dark, and narrow.</summary>
    protected static async Task AssertPageIsCleanAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await Expect(page.GetByRole(AriaRole.Heading).First).ToBeAttachedAsync();
        await Expect(page.GetByText("Loading")).ToHaveCountAsync(0);

        await AssertCleanEverywhereAsync(page);
    }

    protected static async Task AssertCleanEverywhereAsync(IPage page, ILocator? shown = null)
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

    protected static async Task AssertCleanAsync(IPage page)
    {
        var found = await Axe.FoundAsync(page);
        for (var i = 0; i < 15 && found.Length > 0; i++)
        {
            await Task.Delay(100); // colours that fade in, and those of the other scheme that come by way of the server
            found = await Axe.FoundAsync(page);
        }

        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Equal(0, overflow);
    }
}
