using Bunit;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Components;

/// <summary>Each control changes the address, keeps the rest of it, and the grid follows.</summary>
public sealed class GridControlTests : DeskTest
{
    [Theory]
    [InlineData("/services", "Name", "/services?sort=name")]
    [InlineData("/services", "Service #", "/services?dir=desc")]
    [InlineData("/services?dir=desc", "Service #", "/services")]
    [InlineData("/services?sort=name", "Name", "/services?sort=name&dir=desc")]
    [InlineData("/services?sort=name&dir=desc", "Name", "/services?sort=name")]
    [InlineData("/services?sort=name&dir=desc", "Status", "/services?sort=status")]
    [InlineData("/services?q=shop&status=active&type=Hosting%20plan&user=anna&page=3&size=50", "User", "/services?q=shop&status=active&type=Hosting%20plan&user=anna&sort=user&size=50")]
    public async Task Header_Followed_SortsAndKeepsTheRestFromTheFirstPage(string from, string header, string to)
    {
        await Space.AddServiceAsync("shop", ServiceStatus.Active);
        var page = Open(from);
        page.WaitFor(() => Assert.NotEmpty(page.Headers));

        Follow(page.Header(header).QuerySelector("a")!);

        Assert.Equal(to, Address);
    }

    [Fact]
    public async Task Header_FollowedTwice_TurnsTheRowsAndTellsTheOrder()
    {
        await Space.AddServiceAsync("beta");
        await Space.AddServiceAsync("alpha");
        var page = Open("/services");
        page.WaitFor(() => Assert.Equal(["beta", "alpha"], page.Names));
        Assert.Equal("ascending", page.Header("Service #").GetAttribute("aria-sort"));

        Follow(page.Header("Name").QuerySelector("a")!);
        page.WaitFor(() => Assert.Equal(["alpha", "beta"], page.Names));
        Assert.Equal("ascending", page.Header("Name").GetAttribute("aria-sort"));
        Assert.Null(page.Header("Service #").GetAttribute("aria-sort"));

        Follow(page.Header("Name").QuerySelector("a")!);
        page.WaitFor(() => Assert.Equal(["beta", "alpha"], page.Names));
        Assert.Equal("descending", page.Header("Name").GetAttribute("aria-sort"));
        Assert.Single(page.FindAll("[aria-sort]"));
    }

    [Fact]
    public async Task Tab_Followed_FiltersAndKeepsTheRestFromTheFirstPage()
    {
        await Space.AddServiceAsync("shop-a", ServiceStatus.Active);
        await Space.AddServiceAsync("shop-b");
        await Space.AddServiceAsync("blog", ServiceStatus.Active);
        var page = Open("/services?q=shop&sort=name&page=2&size=50");
        page.WaitFor(() => Assert.Equal(["All 2", "Ordered 1", "Active 1", "Suspended 0", "Cancelled 0"], page.Tabs));
        Assert.Equal("All 2", page.Find("nav[aria-label='Status'] [aria-current='page']").Words());

        Follow(page.Link("nav[aria-label='Status']", "Active 1"));

        Assert.Equal("/services?q=shop&status=active&sort=name&size=50", Address);
        page.WaitFor(() => Assert.Equal(["shop-a"], page.Names));
        Assert.Equal("Active 1", page.Find("nav[aria-label='Status'] [aria-current='page']").Words());
        Assert.Equal(["All 2", "Ordered 1", "Active 1", "Suspended 0", "Cancelled 0"], page.Tabs); // the tabs do not count their own filter

        Follow(page.Link("nav[aria-label='Status']", "All 2"));
        page.WaitFor(() => Assert.Equal(["shop-a", "shop-b"], page.Names));
    }

    [Fact]
    public async Task Pager_Followed_ShowsThatPageAndMarksIt()
    {
        await AddServicesAsync(60);
        var page = Open("/services?status=ordered&sort=name");
        page.WaitFor(() => Assert.Equal("1–25 of 60", page.Find(".range").Words()));
        Assert.Equal("true", page.Find("[aria-label='Previous page']").GetAttribute("aria-disabled"));

        Follow(page.Find("[aria-label='Page 3']"));

        Assert.Equal("/services?status=ordered&sort=name&page=3", Address);
        page.WaitFor(() => Assert.Equal("51–60 of 60", page.Find(".range").Words()));
        Assert.Equal("3", page.Find(".pager [aria-current='page']").Words());
        Assert.Equal("true", page.Find("[aria-label='Next page']").GetAttribute("aria-disabled"));

        Follow(page.Find("[aria-label='Previous page']"));
        page.WaitFor(() => Assert.Equal("bulk-026", page.Names[0]));
    }

    [Fact]
    public async Task Size_Chosen_ShowsThatManyFromTheFirstPage()
    {
        await AddServicesAsync(60);
        var page = Open("/services?sort=name&page=2");
        page.WaitFor(() => Assert.Equal("bulk-026", page.Names[0]));

        page.Do(() => page.Find(".pager select").Change("50"));

        Assert.Equal("/services?sort=name&size=50", Address);
        page.WaitFor(() => Assert.Equal("1–50 of 60", page.Find(".range").Words()));
    }

    [Fact]
    public async Task Type_Chosen_FiltersFromTheFirstPageUntilAnyIsChosen()
    {
        await Space.AddServiceAsync("shop");
        await Space.AddServiceAsync("shop.example", type: "Domain name");
        var page = Open("/services?status=ordered&page=2");
        page.WaitFor(() => Assert.Equal(["Any type", "Domain name", "Hosting plan"], page.FindAll("select[aria-label='Type'] option").Select(o => o.Words())));

        page.Do(() => page.Find("select[aria-label='Type']").Change("Domain name"));
        Assert.Equal("/services?status=ordered&type=Domain%20name", Address);
        page.WaitFor(() => Assert.Equal(["shop.example"], page.Names));

        page.Do(() => page.Find("select[aria-label='Type']").Change(""));
        Assert.Equal("/services?status=ordered", Address);
        page.WaitFor(() => Assert.Equal(2, page.Names.Length));
    }

    [Fact]
    public async Task Search_Typed_FollowsThePauseAndReplacesTheEntryOfTheHistory()
    {
        await Space.AddServiceAsync("shop");
        await Space.AddServiceAsync("blog");
        var page = Open("/services?status=ordered&page=2");
        page.WaitFor(() => Assert.Equal(2, page.Names.Length));
        var (visited, asked) = (Navigation.History.Count, Asked);

        page.Do(() => page.Find("input[type=search]").Input("s"));
        page.Do(() => page.Find("input[type=search]").Input("sh"));
        page.Do(() => page.Find("input[type=search]").Input(" sho "));

        page.WaitFor(() => Assert.Equal(["shop"], page.Names));
        Assert.Equal("/services?q=sho&status=ordered", Address);
        Assert.Equal(visited, Navigation.History.Count);
        Assert.True(Navigation.History.First().Options.ReplaceHistoryEntry);
        Assert.Equal(asked + 1, Asked); // one question for all that was typed
    }

    [Fact]
    public async Task Search_Emptied_ShowsAllAgain()
    {
        await Space.AddServiceAsync("shop");
        await Space.AddServiceAsync("blog");
        var page = Open("/services?q=shop");
        page.WaitFor(() => Assert.Equal(["shop"], page.Names));
        Assert.Equal("shop", page.Find("input[type=search]").GetAttribute("value"));

        page.Do(() => page.Find("input[type=search]").Input(""));

        page.WaitFor(() => Assert.Equal(2, page.Names.Length));
        Assert.Equal("/services", Address);
    }

    [Fact]
    public async Task Search_WhenTheAddressChangesByOtherMeans_ShowsWhatTheAddressSays()
    {
        await Space.AddServiceAsync("shop");
        var page = Open("/services?q=shop");
        page.WaitFor(() => Assert.Single(page.Names));

        Navigation.NavigateTo("/services?q=blog");

        page.WaitFor(() => Assert.Equal("blog", page.Find("input[type=search]").GetAttribute("value")));
    }

    [Fact]
    public async Task User_Filtered_CanBeTakenBack()
    {
        await Space.AddServiceAsync("shop");
        await Space.AddServiceAsync("blog", customer: Space.Bert);
        var page = Open("/services?user=bert&sort=name");
        page.WaitFor(() => Assert.Equal(["blog"], page.Names));

        Follow(page.Find("a.filter"));

        Assert.Equal("/services?sort=name", Address);
        page.WaitFor(() => Assert.Equal(["blog", "shop"], page.Names));
    }

    [Fact]
    public async Task Service_OpenedAndClosed_KeepsTheView()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddServiceAsync("blog");
        var page = Open("/services?q=o&sort=name&dir=desc&size=50");
        page.WaitFor(() => Assert.Equal(["shop", "blog"], page.Names));
        var asked = Asked;

        Follow(page.Link("[data-grid]", $"{shop.Id}"));
        Assert.Equal($"/services/{shop.Id}?q=o&sort=name&dir=desc&size=50", Address);
        page.WaitFor(() => Assert.Contains("shop", page.Find("[data-panel-title]").Words(), StringComparison.Ordinal));
        Assert.Equal(["shop", "blog"], page.Names);
        Assert.Equal($"{shop.Id}", page.Selected);
        page.WaitFor(() => Assert.Single(Desk.Invocations["focusPanel"])); // on a narrow screen the row is hidden now
        Assert.Equal(asked + 8, Asked); // the service, its outbox, plans, invoices, days, activity, mails and notes; the grid is as it was

        Follow(page.Find("[data-close]"));
        Assert.Equal("/services?q=o&sort=name&dir=desc&size=50", Address);
        page.WaitFor(() => Assert.Empty(page.FindAll("[data-panel-title]")));
        Assert.Equal($"{shop.Id}", page.Selected); // the keyboard goes on from here
        Assert.Equal(asked + 8, Asked);
    }

    [Fact]
    public async Task Header_FollowedWithAServiceOpen_SortsTheListAndShowsItAlone()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = Open($"/services/{shop.Id}?q=sho");
        page.WaitFor(() => Assert.Equal(["shop"], page.Names));

        page.Do(() => page.Find("select[aria-label='Type']").Change("Hosting plan"));

        Assert.Equal($"/services/{shop.Id}?q=sho&type=Hosting%20plan", Address); // choosing a filter keeps the panel
    }

    [Theory]
    [InlineData("/services", "No services yet.", null)]
    [InlineData("/services?sort=name&size=50", "No services yet.", null)]
    [InlineData("/services?q=nothing&sort=name", "No services match.", "/services?sort=name")]
    [InlineData("/services?status=active", "No services match.", "/services")]
    public void Grid_WithoutRows_SaysWhy(string address, string sentence, string? wayOut)
    {
        var page = Open(address);

        page.WaitFor(() => Assert.StartsWith(sentence, page.Find("[data-grid] [role='status']").Words(), StringComparison.Ordinal));
        Assert.Equal("None", page.Find(".range").Words());
        Assert.Equal(wayOut, page.FindAll("[data-grid] [role='status'] a").SingleOrDefault()?.GetAttribute("href"));
    }
}
