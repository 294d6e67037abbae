using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>The words of a mail, from the list to one's own mailbox.</summary>
public sealed class MailTemplateTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Template_WrittenPreviewedAndTried_ReachesOnesOwnMailbox()
    {
        var page = await SignedInAsync(Reseller, "/mail");
        await page.GetByRole(AriaRole.Link, new() { Name = "Suspended", Exact = true }).ClickAsync();
        await page.GetByLabel("Subject", new() { Exact = true }).FillAsync("Oh, {service.name}");
        await page.GetByLabel("HTML", new() { Exact = true }).FillAsync(
            "<p style=\"color: rgb(1, 2, 3)\">Hello there</p>\n<p><a href=\"/services\">Away</a></p>\n<script>document.body.textContent = 'It ran'</script>");
        await Button(page, "Preview").ClickAsync();

        // The frame shows it as it was styled, under the page's own policy, and its link leads nowhere.
        var mail = page.FrameLocator("iframe[title='The mail in HTML']");
        await Expect(mail.GetByText("Hello there")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
        await mail.GetByText("Away").ClickAsync();
        await Expect(mail.GetByText("Hello there")).ToBeVisibleAsync();

        await Button(page, "Send a test mail").ClickAsync();
        await Expect(page.GetByText($"A test mail is on its way to {Reseller}.")).ToBeVisibleAsync();
        Assert.StartsWith("[Test] Oh, ", (await App.MailToAsync(Reseller)).Subject, StringComparison.Ordinal);

        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByText("The template is saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Mail templates", Exact = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Suspended When" })).ToContainTextAsync("Own");
    }
}
