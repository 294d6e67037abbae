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

        page.WaitFor(() => Assert.Equal([$"{shop.Id} shop Hosting plan Ordered"], Rows(page)));
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

        page.WaitFor(() => Assert.Equal([$"{shop.Id} shop Hosting plan Active Add-ons"], Rows(page)));
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

    [Fact]
    public async Task MyServices_ThatNeedAttention_SayWhyAndAreCounted()
    {
        var unpaid = await Space.AddUnpaidAsync("unpaid"); // since 12 Jan
        var fine = await Space.AddServiceAsync("fine", ServiceStatus.Active);
        var leaving = await Space.AddServiceAsync("leaving", ServiceStatus.Active);
        await Space.AddScheduleAsync(leaving, state: ScheduleState.Requested);
        var shop = await Space.AddServiceAsync("shop", ServiceStatus.Active);
        var backup = await Space.AddServiceAsync("backup", ServiceStatus.Active, parent: shop, type: "Hosting add-on");
        await ActAsync(shop, ServiceAction.Suspend, "Sends spam.");
        Space.Clock.Advance(TimeSpan.FromDays(8));

        var page = Open("/my/services", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal("4 of your 5 services need attention.", page.Find(".needs").Words()));
        Assert.Equal(
            [
                $"{unpaid} unpaid Hosting plan Unpaid since 12 Jan 2026. Active To be paid by 12 Jan 2026 9.95 USD a month Add-ons",
                $"{fine.Id} fine Hosting plan Active Add-ons",
                $"{leaving.Id} leaving Hosting plan You asked to cancel it; your provider answers soon. Active Add-ons",
                $"{shop.Id} shop Hosting plan Suspended: Sends spam. Suspended",
                $"{backup.Id} backup Hosting add-on Suspended: With service #{shop.Id}: Sends spam. Suspended",
            ],
            Rows(page));
        Assert.Equal(["", "", "", "", "extends"], page.FindAll("main tbody tr").Select(row => row.ClassName));
        Assert.Equal($"/my/services/{fine.Id}/add-ons", page.FindAll("main .row-acts a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task AddOns_WithoutTheRightToOrderThem_AreNotOffered()
    {
        await Space.AddServiceAsync("shop", ServiceStatus.Active);

        var page = Open("/my/services", Actors.Of(Space.Anna) with { OnBehalfOf = "anna" }); // only customers order, and in person

        page.WaitFor(() => Assert.Single(Rows(page)));
        Assert.Empty(page.FindAll("main .row-acts a"));
        Assert.Equal("Nothing needs your attention.", page.Find(".needs").Words());
    }

    private static IEnumerable<string> Rows(IRenderedComponent<Routes> page) => page.FindAll("main tbody tr").Select(row => row.Words());
}
