using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

public sealed partial class DeskTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Grid_SortFilterPageAndBack_FollowTheAddress()
    {
        var page = await SignedInAsync(Reseller, "/services");
        var name = page.GetByRole(AriaRole.Columnheader, new() { Name = "Name", Exact = true });

        await name.ClickAsync();
        await Expect(page).ToHaveURLAsync(Sorted());
        await Expect(name).ToHaveAttributeAsync("aria-sort", "ascending");
        Assert.Equal(await NamesAsync(page), (await NamesAsync(page)).Order(StringComparer.OrdinalIgnoreCase));

        await name.ClickAsync();
        await Expect(name).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.Equal(await NamesAsync(page), (await NamesAsync(page)).OrderDescending(StringComparer.OrdinalIgnoreCase));

        await page.GetByRole(AriaRole.Link, new() { Name = "Page 2", Exact = true }).ClickAsync();
        await Expect(page.GetByText("26–50 of 63")).ToBeVisibleAsync();
        var second = await NamesAsync(page);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Status" }).GetByText("Suspended").ClickAsync();
        await Expect(page.GetByText("1–8 of 8")).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Expect(page.GetByText("26–50 of 63")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("26–50 of 63")).ToBeVisibleAsync();
        Assert.Equal(second, await NamesAsync(page));
    }

    [Fact]
    public async Task Search_AsOneTypes_FindsByUserAndKeepsTheText()
    {
        var page = await SignedInAsync(Reseller, "/services");
        var search = page.GetByRole(AriaRole.Searchbox, new() { Name = "Search services" });

        await search.PressSequentiallyAsync("ANNA berg", new() { Delay = 20 });

        await Expect(page).ToHaveURLAsync(Searched());
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "anna.berg" }).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "chess-club" })).ToHaveCountAsync(0);
        await Expect(search).ToHaveValueAsync("ANNA berg");
        await search.FillAsync("no such thing");
        await Expect(page.GetByText("No services match.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_OnASlowLine_LosesNoLetter()
    {
        var page = await SignedInAsync(Reseller, "/");
        await page.RouteWebSocketAsync(new Regex("/_blazor"), line =>
        {
            var server = line.ConnectToServer();
            var sent = Task.CompletedTask;
            server.OnMessage(frame => sent = sent.ContinueWith(
                async _ =>
                {
                    await Task.Delay(60);
                    line.Send(frame.Binary!);
                },
                TaskScheduler.Default).Unwrap());
        });
        await page.GotoAsync("/services");
        var search = page.GetByRole(AriaRole.Searchbox, new() { Name = "Search services" });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync(); // a new page puts the focus there, once

        await search.PressSequentiallyAsync("anna berg and nobody else", new() { Delay = 25 });

        await Expect(page).ToHaveURLAsync(new Regex("q=anna%20berg%20and%20nobody%20else"));
        await Expect(search).ToHaveValueAsync("anna berg and nobody else");
    }

    [Fact]
    public async Task Keyboard_Alone_MovesOpensActsAndCloses()
    {
        var page = await SignedInAsync(Reseller, "/services?q=kite");
        await Expect(page.Locator(".desk[data-ready]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("tr[aria-selected=true]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        var second = page.GetByRole(AriaRole.Row).Nth(2);
        await Expect(second).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(second.GetByRole(AriaRole.Link)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(Region(page, "Service details")).ToBeVisibleAsync();
        Assert.Contains($"/services/{await second.GetByRole(AriaRole.Link).InnerTextAsync()}?q=kite", page.Url, StringComparison.Ordinal);

        await page.Keyboard.PressAsync("Escape");
        await Expect(Region(page, "Service details")).ToHaveCountAsync(0);
        Assert.EndsWith("/services?q=kite", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NarrowScreen_OpeningAndClosing_TakesTheFocusAlong()
    {
        var page = await SignedInAsync(Reseller, "/services", width: 360, height: 800);
        var link = page.GetByRole(AriaRole.Row).Nth(3).GetByRole(AriaRole.Link);
        await Expect(page.Locator(".desk[data-ready]")).ToBeVisibleAsync();

        await link.ClickAsync();
        await Expect(page.Locator("[data-panel-title]")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(link).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Row).Nth(3)).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Fact]
    public async Task AServiceClosedBeforeItsScriptCame_BreaksNothing()
    {
        var page = await SignedInAsync(Reseller, "/services");
        await Expect(page.Locator(".desk[data-ready]")).ToBeVisibleAsync();
        var late = await HoldBackAsync(page, "draft");
        await page.GetByRole(AriaRole.Row).Nth(3).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Region(page, "Notes")).ToBeVisibleAsync();
        await late.AskedFor;

        await page.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await Expect(Region(page, "Notes")).ToHaveCountAsync(0);
        await late.ComeAsync();

        await AssertListensAsync(page);
    }

    [Fact]
    public async Task APageLeftBeforeItsScriptCame_BreaksNothing()
    {
        var page = await SignedInAsync(Reseller, "/");
        var late = await HoldBackAsync(page, "desk");
        await Expect(Region(page, "Newest activity")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Space Services" }).ClickAsync();
        await late.AskedFor;

        await page.GetByRole(AriaRole.Link, new() { Name = "Customers", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Customers" })).ToBeVisibleAsync();
        await late.ComeAsync();

        await Button(page, "New customer").ClickAsync(); // the circuit answers in the order in which it is asked
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page.GetByText("Something went wrong")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Columns_Chosen_AreRemembered()
    {
        var page = await SignedInAsync(Reseller, "/services");
        await page.GetByText("Columns", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Suspended since" }).CheckAsync();
        var header = page.GetByRole(AriaRole.Columnheader, new() { Name = "Suspended since" });
        await Expect(header).ToBeVisibleAsync();

        await page.ReloadAsync();

        await Expect(header).ToBeVisibleAsync();
        await header.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Suspended");
    }

    private static async Task AssertListensAsync(IPage page)
    {
        // A control that leads nowhere: another address would take the error away.
        await page.GetByText("Columns", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Suspended since" }).CheckAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Suspended since" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Something went wrong")).ToHaveCountAsync(0);
    }

    /// <summary>A script that is on its way for as long as the test says so.</summary>
    private static async Task<LateScript> HoldBackAsync(IPage page, string name)
    {
        var late = new LateScript(page, name);
        await page.RouteAsync(late.IsIt, late.HoldAsync);
        return late;
    }

    private sealed class LateScript(IPage page, string name)
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _may = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task AskedFor => _asked.Task.WaitAsync(TimeSpan.FromSeconds(15));

        public bool IsIt(string url) => url.Contains($"/js/{name}.", StringComparison.Ordinal);

        public async Task HoldAsync(IRoute route)
        {
            _asked.TrySetResult();
            await _may.Task;
            await route.ContinueAsync();
        }

        /// <summary>Returns when the page has it and has told the server.</summary>
        public async Task ComeAsync()
        {
            var loaded = page.WaitForRequestFinishedAsync(new() { Predicate = request => IsIt(request.Url) });
            _may.SetResult();
            await loaded;
            await page.EvaluateAsync($"import(performance.getEntriesByType('resource').find(one => one.name.includes('/js/{name}.')).name)");
        }
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(IPage page) =>
        await page.GetByRole(AriaRole.Table).Locator("tbody td:nth-child(2)").AllInnerTextsAsync();

    [GeneratedRegex("sort=name")]
    private static partial Regex Sorted();

    [GeneratedRegex("q=ANNA%20berg")]
    private static partial Regex Searched();
}
