using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>A customer and its reseller write to one another, each watching the other's words come; by keyboard alone.</summary>
public sealed class CustomerNotesTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Notes_WrittenByBoth_ArriveAndVanishOnTheOtherSide()
    {
        var customer = await SignedInAsync(Customer, "/my/services", width: 360, height: 800);
        await customer.GetByRole(AriaRole.Link, new() { Name = "1", Exact = true }).PressAsync("Enter"); // in one step: the page moves the focus to its heading once
        var desk = await SignedInAsync(Reseller, "/services/1");
        await Expect(Editor(customer)).ToBeVisibleAsync();

        await Editor(customer).FillAsync("Could you move my shop?");
        await customer.Keyboard.PressAsync("Control+Enter");
        var question = Region(desk, "Notes").GetByRole(AriaRole.Article).Filter(new() { HasText = "Could you move my shop?" });
        await Expect(question).ToContainTextAsync("From the customer");
        await Expect(Region(customer, "Notes").GetByRole(AriaRole.Article).First).ToContainTextAsync("You");

        await Editor(desk).FillAsync("Done this **evening**.");
        await desk.Keyboard.PressAsync("Tab");
        await desk.Keyboard.PressAsync("Space"); // the customer can read it
        await desk.Keyboard.PressAsync("Tab");
        await desk.Keyboard.PressAsync("Enter");
        var answer = Region(customer, "Notes").GetByRole(AriaRole.Article).Filter(new() { HasText = "Done this evening." });
        await Expect(answer).ToContainTextAsync("Demo Hosting");

        var own = Region(desk, "Notes").GetByRole(AriaRole.Article).Filter(new() { HasText = "Done this evening." });
        await own.GetByRole(AriaRole.Button, new() { Name = "Edit note" }).ClickAsync();
        await Region(desk, "Notes").GetByRole(AriaRole.Article).GetByLabel("Customer can read it").UncheckAsync();
        await Button(desk, "Save note").ClickAsync();
        await Expect(answer).ToHaveCountAsync(0);
        await Expect(Region(customer, "Notes").GetByRole(AriaRole.Article)).ToHaveCountAsync(1);
    }

    // Its keys work once its script is there.
    private static ILocator Editor(IPage page) =>
        page.Locator(".write[data-ready]").GetByRole(AriaRole.Textbox, new() { Name = "Note", Exact = true });
}
