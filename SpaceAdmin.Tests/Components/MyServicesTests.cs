using Bunit;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

public sealed class MyServicesTests : DeskTest
{
    [Fact]
    public async Task MyServices_OfACustomer_AreItsOwn()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddServiceAsync("blog", customer: Space.Bert);
        await Space.AddServiceAsync("foreign", customer: Space.Zoe);

        var page = Open("/my/services", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal([$"{shop.Id} shop Hosting plan Ordered 5 Jan 2026"], Rows(page)));
        Assert.Equal("My Services", page.Find("h1").Words());
        Assert.Empty(page.FindAll("main button")); // nothing to press yet
    }

    [Fact]
    public void MyServices_WithoutAny_SaysSo()
    {
        var page = Open("/my/services", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal("You have no services yet.", page.Find("main [role='status']").Words()));
    }

    [Fact]
    public void MyServices_OfAnAccountThatIsBoundToNobody_AreNone()
    {
        var page = Open("/my/services", Actors.UnboundCustomer);

        page.WaitFor(() => Assert.Equal("You have no services yet.", page.Find("main [role='status']").Words()));
    }

    [Fact]
    public async Task MyServices_WhenTheResellerActs_FollowWithoutAReload()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = Open("/my/services", Actors.Of(Space.Anna));
        page.WaitFor(() => Assert.Single(Rows(page)));

        await ActAsync(shop, ServiceAction.Activate);

        page.WaitFor(() => Assert.Equal([$"{shop.Id} shop Hosting plan Active 5 Jan 2026"], Rows(page)));
    }

    [Fact]
    public async Task MyServices_AfterThePageIsLeft_AskNothing()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = Open("/my/services", Actors.Of(Space.Anna));
        page.WaitFor(() => Assert.Single(Rows(page)));
        await DisposeComponentsAsync();
        var asked = Asked;

        await ActAsync(shop, ServiceAction.Activate);

        await Task.Delay(50, Ct);
        Assert.Equal(asked, Asked);
    }

    [Fact]
    public async Task Desk_OfACustomer_IsNotFound()
    {
        var shop = await Space.AddServiceAsync("shop");

        var page = Open($"/services/{shop.Id}", Actors.Of(Space.Anna)); // even its own: this is the staff's page

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
        Assert.DoesNotContain("shop", page.Find("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void MyServices_OfAReseller_IsNotFound()
    {
        var page = Open("/my/services");

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    private static IEnumerable<string> Rows(IRenderedComponent<Routes> page) => page.FindAll("main tbody tr").Select(row => row.Words());
}
