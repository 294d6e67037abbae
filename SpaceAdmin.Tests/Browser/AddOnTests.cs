using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>The whole way of an add-on, from the customer's choice to its activation, with the reseller at another browser.</summary>
public sealed partial class AddOnTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    private const string Space = "Extra disk space, 10 GB";

    [Fact]
    public async Task AddOn_OrderedPaidAndActivated_IsSeenOnBothSidesAsItHappens()
    {
        var desk = await SignedInAsync(Reseller, "/services");
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Space Services" })).ToBeVisibleAsync();
        var customer = await SignedInAsync(Customer, "/my/services");
        await customer.GetByRole(AriaRole.Link, new() { Name = "Add-ons" }).First.ClickAsync();
        await Expect(customer.GetByRole(AriaRole.Heading, new() { Name = "Add-ons", Exact = true, Level = 1 })).ToBeVisibleAsync();

        await customer.GetByRole(AriaRole.Checkbox, new() { Name = Space }).CheckAsync();
        await customer.GetByLabel($"Quantity of {Space}").FillAsync("2");
        var order = Region(customer, "Your order");
        await Expect(order).ToContainTextAsync($"{Space} × 2");
        var total = await order.GetByRole(AriaRole.Row).Filter(new() { HasText = "Today" }).GetByRole(AriaRole.Cell).InnerTextAsync();
        await Button(customer, "Order Add-on").ClickAsync();
        await Expect(Region(customer, "Your add-ons")).ToContainTextAsync("Ordered");
        var invoice = customer.GetByRole(AriaRole.Link, new() { NameRegex = InvoiceLink() });
        var number = (await invoice.InnerTextAsync()).Split(' ')[1];

        var orders = Region(desk, "New orders");
        await Expect(orders).ToContainTextAsync($"{Space} × 2");
        await Expect(desk.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToContainTextAsync("new order");
        await orders.GetByRole(AriaRole.Link, new() { Name = $"{Space} × 2" }).ClickAsync();
        await Expect(Region(desk, "Add-ons")).ToContainTextAsync(Space);
        await desk.GotoAsync($"/invoices/{number}");
        await Expect(desk.GetByRole(AriaRole.Row).Filter(new() { HasText = "Open" })).ToContainTextAsync(total);
        await Button(desk, "Record payment").ClickAsync();
        await desk.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Record payment" }).ClickAsync();

        await Expect(desk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Paid");
        await Expect(Region(customer, "Your add-ons")).ToContainTextAsync("Active"); // by the monitor, with nobody's click
        await Expect(Region(customer, "Your add-ons")).ToContainTextAsync("renews on");
    }

    [Fact]
    public async Task AddOns_ByKeyboardAloneOnANarrowScreen_AreOrdered()
    {
        var page = await SignedInAsync(Customer, "/my/services", width: 360, height: 740);
        await page.GetByRole(AriaRole.Link, new() { Name = "Add-ons" }).First.ClickAsync();
        var move = page.GetByRole(AriaRole.Checkbox, new() { Name = "Move from another host" });
        await Expect(move).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the screen.");

        for (var i = 0; i < 60 && !await move.EvaluateAsync<bool>("box => box === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Space");
        await Expect(move).ToBeCheckedAsync();
        await Expect(Region(page, "Your order")).ToContainTextAsync("39.00 USD");
        var button = Button(page, "Order Add-on");
        await Expect(button).ToBeEnabledAsync();
        for (var i = 0; i < 20 && !await button.EvaluateAsync<bool>("one => one === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");

        await Expect(Region(page, "Your add-ons")).ToContainTextAsync("Move from another host");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the screen.");
    }

    [GeneratedRegex("^invoice ")]
    private static partial Regex InvoiceLink();
}
