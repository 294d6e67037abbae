using Bunit;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;
using SpaceAdmin.Web.Components.Pages.Services;

namespace SpaceAdmin.Tests.Components;

/// <summary>The keyboard, and what others do meanwhile.</summary>
public sealed class GridLiveTests : DeskTest
{
    [Fact]
    public async Task MoveSelection_FromNothing_BeginsAtTheEndThatItComesFrom()
    {
        await AddServicesAsync(3);
        var page = Open("/services");
        page.WaitFor(() => Assert.Equal(3, page.Numbers.Length));
        Assert.Null(page.Selected);

        await MoveAsync(page, -1);
        Assert.Equal(page.Numbers[2], page.Selected);
    }

    [Fact]
    public async Task MoveSelection_DownAndUp_MovesAndStopsAtBothEnds()
    {
        await AddServicesAsync(3);
        var page = Open("/services");
        page.WaitFor(() => Assert.Equal(3, page.Numbers.Length));

        foreach (var (rows, expected) in new[] { (1, 0), (1, 1), (1, 2), (1, 2), (-1, 1), (-1, 0), (-1, 0), (10, 2), (-10, 0) })
        {
            await MoveAsync(page, rows);
            Assert.Equal(page.Numbers[expected], page.Selected);
        }

        Assert.Equal("/services", Address); // it opens nothing
        Assert.Equal(9, Desk.Invocations["focusSelected"].Count);
    }

    [Fact]
    public async Task MoveSelection_WithoutRows_DoesNothing()
    {
        var page = Open("/services");
        page.WaitFor(() => Assert.NotEmpty(page.Tabs));

        await MoveAsync(page, 1);

        Assert.Null(page.Selected);
    }

    [Fact]
    public async Task CloseService_WithAServiceOpen_LeadsBackToTheGrid()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = Open($"/services/{shop.Id}?sort=name");
        page.WaitFor(() => Assert.NotEmpty(page.FindAll("[data-panel-title]")));
        var desk = page.FindComponent<ServicesPage>();

        await desk.InvokeAsync(desk.Instance.CloseService);
        Assert.Equal("/services?sort=name", Address);

        var visited = Navigation.History.Count;
        await desk.InvokeAsync(desk.Instance.CloseService);
        Assert.Equal(visited, Navigation.History.Count);
    }

    [Fact]
    public async Task Change_ByAColleague_UpdatesTheRowAndTheCountsInPlace()
    {
        var shop = await Space.AddServiceAsync("shop");
        var blog = await Space.AddServiceAsync("blog");
        var page = Open($"/services/{blog.Id}?sort=name");
        page.WaitFor(() => Assert.Equal(["All 2", "Ordered 2", "Active 0", "Suspended 0", "Cancelled 0"], page.Tabs));
        page.WaitFor(() => Assert.NotEmpty(page.FindAll("[data-panel-title]")));
        var visited = Navigation.History.Count;

        await ActAsync(shop, ServiceAction.Activate);

        page.WaitFor(() => Assert.Contains("Active", page.Row($"{shop.Id}").Words(), StringComparison.Ordinal));
        Assert.Equal(["All 2", "Ordered 1", "Active 1", "Suspended 0", "Cancelled 0"], page.Tabs);
        Assert.Equal("changed", page.Row($"{shop.Id}").ClassName);
        Assert.Null(page.Row($"{blog.Id}").GetAttribute("class"));
        Assert.Equal($"{blog.Id}", page.Selected);
        Assert.EndsWith("blog", page.Find("[data-panel-title]").Words(), StringComparison.Ordinal);
        Assert.Equal(visited, Navigation.History.Count);
    }

    [Fact]
    public async Task Change_ThatLeavesTheFilter_TakesTheRowAway()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddServiceAsync("blog");
        var page = Open("/services?status=ordered");
        page.WaitFor(() => Assert.Equal(["shop", "blog"], page.Names));

        await ActAsync(shop, ServiceAction.Activate);

        page.WaitFor(() => Assert.Equal(["blog"], page.Names));
    }

    [Fact]
    public async Task Changes_InABurst_AllArrive()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = Open("/services");
        page.WaitFor(() => Assert.Single(page.Names));

        await ActAsync(shop, ServiceAction.Activate);
        page.WaitFor(() => Assert.Contains("Active", page.Row($"{shop.Id}").Words(), StringComparison.Ordinal));
        await ActAsync(shop, ServiceAction.Suspend);
        await ActAsync(shop, ServiceAction.Cancel);

        await WaitAsTimePassesAsync(() => Assert.Contains("Cancelled", page.Row($"{shop.Id}").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_AtAnotherReseller_AsksNothing()
    {
        var theirs = await Space.AddServiceAsync("theirs", customer: Space.Zoe);
        var page = Open("/services");
        page.WaitFor(() => Assert.NotEmpty(page.Tabs));
        var asked = Asked;

        await CommandsOf(Actors.Of(Space.Theirs)).ApplyAsync(theirs.Id, ServiceAction.Activate, theirs.Version, null, Ct);

        await Task.Delay(50, Ct);
        Assert.Equal(asked, Asked);
    }

    [Fact]
    public async Task Change_SeenByAnAdministrator_ComesFromAnyReseller()
    {
        var theirs = await Space.AddServiceAsync("theirs", customer: Space.Zoe);
        var page = Open("/services", Actors.Administrator);
        page.WaitFor(() => Assert.Single(page.Names));

        await CommandsOf(Actors.Of(Space.Theirs)).ApplyAsync(theirs.Id, ServiceAction.Activate, theirs.Version, null, Ct);

        page.WaitFor(() => Assert.Contains("Active", page.Row($"{theirs.Id}").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_AfterThePageIsLeft_AsksNothing()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = Open($"/services/{shop.Id}");
        page.WaitFor(() => Assert.True(page.HasRegion("Notes")));
        await DisposeComponentsAsync();
        var asked = Asked;

        await ActAsync(shop, ServiceAction.Activate);
        await NoteCommandsOf(Colleague).AddAsync(shop.Id, "Anybody there?", false, Ct);

        Space.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.Delay(50, Ct);
        Assert.Equal(asked, Asked);
        Assert.Single(Desk.Invocations["stop"]);
    }

    private static Task MoveAsync(IRenderedComponent<Routes> page, int rows)
    {
        var desk = page.FindComponent<ServicesPage>();
        return desk.InvokeAsync(() => desk.Instance.MoveSelection(rows));
    }
}
