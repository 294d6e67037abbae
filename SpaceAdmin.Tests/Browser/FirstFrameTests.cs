using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>A page is there before its circuit, and the circuit takes its place without a trace.</summary>
public sealed class FirstFrameTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Page_WithoutItsCircuit_ShowsBarMenuHeadingAndTitle()
    {
        var page = await SignedInAsync(Reseller, "/services");
        var other = await page.Context.NewPageAsync();
        await other.RouteAsync("**/_framework/**", route => route.AbortAsync());

        await other.GotoAsync("/customers");

        await Expect(other).ToHaveTitleAsync("Customers · SpaceAdmin");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Customers" })).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Space Services" })).ToBeVisibleAsync();
        await Expect(other.GetByText("Demo Reseller")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/services")]
    [InlineData("/customers/1")]
    [InlineData("/staff")]
    public async Task Page_WhoseCircuitStands_IsThereOnceAndNothingMoved(string path)
    {
        var page = await SignedInAsync(Reseller, "/");
        await page.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(list => { for (const shift of list.getEntries()) window.moved += shift.value; }).observe({ type: 'layout-shift', buffered: true });");

        await page.GotoAsync(path);

        await Expect(page.Locator("#first-frame")).ToHaveCountAsync(0);
        await Expect(page.Locator("main")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        Assert.Equal(0, await page.EvaluateAsync<double>("window.moved"));
    }

    [Fact]
    public async Task Menu_OpenedBeforeTheCircuitStands_StaysOpen()
    {
        var page = await SignedInAsync(Reseller, "/services");
        var other = await page.Context.NewPageAsync();
        var go = new TaskCompletionSource();
        await other.RouteAsync("**/_framework/blazor.web*.js", async route =>
        {
            await go.Task;
            await route.ContinueAsync();
        });

        await other.GotoAsync("/customers", new() { WaitUntil = WaitUntilState.Commit });
        await other.GetByText("Demo Reseller").ClickAsync();
        await Expect(other.Locator("#first-frame").GetByText("Sign out")).ToBeVisibleAsync();
        go.SetResult();

        await Expect(other.Locator("#first-frame")).ToHaveCountAsync(0);
        await Expect(Button(other, "Sign out")).ToBeVisibleAsync();
    }
}
