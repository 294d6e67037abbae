using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>From an unpaid invoice to a paid one, with the customer watching.</summary>
public sealed class InvoiceTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Invoice_PaidInTwoParts_BecomesPaidOnEveryPage()
    {
        var desk = await SignedInAsync(Reseller, "/invoices?status=unpaid&user=customer");
        await desk.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).And(desk.Locator("tbody a")).First.ClickAsync();
        var title = desk.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(title).ToContainTextAsync("Unpaid");
        var customer = await SignedInAsync(Customer, "/my/invoices");
        await customer.GetByRole(AriaRole.Navigation, new() { Name = "Status" }).GetByRole(AriaRole.Link, new() { Name = "Unpaid" }).ClickAsync();
        await customer.Locator("tbody a").First.ClickAsync();
        var theirs = customer.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(theirs).ToContainTextAsync("Unpaid");

        await Button(desk, "Record payment").ClickAsync();
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Amount in USD")).ToBeFocusedAsync();
        await Expect(dialog.GetByLabel("Amount in USD")).ToHaveValueAsync("5.95");
        await dialog.GetByLabel("Amount in USD").FillAsync("2.00");
        await dialog.GetByLabel("Reference").FillAsync("FIRST PART");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Record payment" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(desk.GetByRole(AriaRole.Row).Filter(new() { HasText = "FIRST PART" })).ToContainTextAsync("2.00 USD");
        await Expect(desk.GetByRole(AriaRole.Row).Filter(new() { HasText = "Open" })).ToContainTextAsync("3.95 USD");
        await Expect(customer.GetByRole(AriaRole.Row).Filter(new() { HasText = "Open" })).ToContainTextAsync("3.95 USD");

        await Button(desk, "Record payment").ClickAsync();
        await Expect(dialog.GetByLabel("Amount in USD")).ToBeFocusedAsync(); // else the focus comes in the middle of what is typed
        await dialog.GetByLabel("Reference").FillAsync("FIRST PART");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Record payment" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("was recorded before");
        await dialog.GetByLabel("Reference").FillAsync("THE REST");
        await desk.Keyboard.PressAsync("Enter");

        await Expect(title).ToContainTextAsync("Paid");
        await Expect(theirs).ToContainTextAsync("Paid");
        await Expect(Button(desk, "Record payment")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Paper_ShowsTheInvoiceAlone()
    {
        var page = await SignedInAsync(Reseller, "/invoices/1");
        await Expect(Button(page, "Print")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.print = () => document.body.dataset.printed = 'yes'");
        await Button(page, "Print").ClickAsync();
        await Expect(page.Locator("body[data-printed=yes]")).ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeHiddenAsync();
        await Expect(page.Locator("header.bar")).ToBeHiddenAsync();
        await Expect(Button(page, "Print")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("rgb(20, 23, 28)", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).color"));
    }
}
