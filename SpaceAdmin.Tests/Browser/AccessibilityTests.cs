using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

public sealed class AccessibilityTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
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
        { Reseller, "/admin/audit" },
        { Administrator, "/admin/audit?kind=account" },
        { Reseller, "/admin/audit?q=nothing+matches" },
        { Customer, "/my/services" },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_LightDarkAndNarrow_HasNothingThatAxeFinds(string? who, string path)
    {
        var page = who is null ? await NewPageAsync() : await SignedInAsync(who, "/");
        await page.GotoAsync(path);
        await Expect(page.GetByRole(AriaRole.Heading).First).ToBeAttachedAsync();
        await Expect(page.GetByText("Loading")).ToHaveCountAsync(0);

        await AssertCleanAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AssertCleanAsync(page);
        await page.SetViewportSizeAsync(360, 800);
        await AssertCleanAsync(page);
    }

    [Fact]
    public async Task Dialog_HasNothingThatAxeFinds()
    {
        var page = await SignedInAsync(Reseller, "/services/1");
        await Button(page, "Suspend Service").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Reason")).ToBeFocusedAsync();

        await AssertCleanAsync(page);
    }

    private static async Task AssertCleanAsync(IPage page)
    {
        AxeResult result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Equal(0, overflow);
    }
}
