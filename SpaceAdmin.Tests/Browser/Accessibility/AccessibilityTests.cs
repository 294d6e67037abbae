using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;

namespace SpaceAdmin.Tests.Browser;

/// <summary>The pages of everybody else: who is not signed in, administrators and customers.</summary>
public sealed class AccessibilityTests(BrowserFixture browsers, SpaceApp app, KnownPeople known) : AccessibilityTest(browsers, app, known)
{
    public static TheoryData<string?, string> Pages { get; } = new()
    {
        { null, "/account/sign-in" },
        { null, "/account/forgot-password" },
        { null, "/account/invitation?user=1&code=altered" },
        { null, "/account/sign-in?reset=done" },
        { null, "/nowhere" },
        { Administrator, "/admin/audit?kind=account" },
        { Administrator, "/customers?sort=reseller&dir=desc" },
        { Administrator, "/invoices?sort=due&status=overdue" },
        { Customer, "/my/invoices" },
        { Customer, "/my/invoices/5" },
        { Administrator, "/admin/resellers" },
        { Administrator, "/admin/users" },
        { Administrator, "/admin/users/1" },
        { Administrator, "/admin/users?q=nobody+matches" },
        { Administrator, "/admin/users/999999" },
        { Customer, "/my/services" },
        { Customer, "/my/services/1" },
        { Customer, "/my/services/999999" },
        { Customer, "/my/services/1/add-ons" },
        { Customer, "/my/services/999999/add-ons" },
        { Administrator, "/catalogue?q=nothing+matches" },
        { Administrator, "/admin/roles" },
        { Administrator, "/admin/roles/new" },
        { Administrator, "/admin/roles/1" },
        { Administrator, "/monitor?size=50" },
        { Administrator, "/monitor/settings?reseller=1" },
        { Administrator, "/provisioning?reseller=1" },
        { Administrator, "/admin/service-types" },
        { Administrator, "/mail?reseller=1&event=Suspended" },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_LightDarkAndNarrow_HasNothingThatAxeFinds(string? who, string path) =>
        await AssertPageIsCleanAsync(who is null ? await NewPageAsync() : await KnownAsync(who), path);

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
}
