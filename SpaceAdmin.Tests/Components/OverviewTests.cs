using Bunit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Components;

public sealed class OverviewTests : DeskTest
{
    [Fact]
    public async Task Overview_OfAReseller_CountsItsServicesAndLeadsToThem()
    {
        await AddOneOfEachAsync();

        var page = Open("/");

        page.WaitFor(() => Assert.Equal(["Ordered 2 services", "Active 1 service", "Suspended 0 services", "Cancelled 1 service"], Cards(page)));
        Assert.Equal(
            ["/services?status=ordered", "/services?status=active", "/services?status=suspended", "/services?status=cancelled"],
            page.FindAll("a.card").Select(card => card.GetAttribute("href")));
        Assert.Contains("Nothing was done yet.", page.Find("section.card").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_OfAnAdministrator_CountsEveryResellers()
    {
        await AddOneOfEachAsync();

        var page = Open("/", Actors.Administrator);

        page.WaitFor(() => Assert.Equal("Active 2 services", Cards(page)[1]));
    }

    [Fact]
    public async Task Overview_WhenAColleagueActs_CountsAndTellsIt()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = Open("/");
        page.WaitFor(() => Assert.Equal("Ordered 1 service", Cards(page)[0]));

        await ActAsync(shop, ServiceAction.Cancel);
        page.WaitFor(() => Assert.Equal("Cancelled 1 service", Cards(page)[3]));
        Assert.Equal([$"Cancel #{shop.Id} shop by Karl Keller 5 Jan 2026 09:00"], Activity(page));
        Assert.Equal($"/services/{shop.Id}", page.Find(".activity a").GetAttribute("href"));

        await ActAsync(shop, ServiceAction.Delete);
        await WaitAsTimePassesAsync(() => Assert.Equal(2, Activity(page).Length));
        Assert.Null(page.Find(".activity li").QuerySelector("a")); // it is gone: nothing to lead to
    }

    [Fact]
    public async Task Overview_WithoutSeeingActivity_ShowsTheCountsAlone()
    {
        var shop = await Space.AddServiceAsync("shop");
        await ActAsync(shop, ServiceAction.Activate);

        var page = Open("/", Actors.Of(Space.Ours).Without(Permissions.ActivitySee));

        page.WaitFor(() => Assert.Equal(4, Cards(page).Length));
        Assert.Empty(page.FindAll("section.card"));
    }

    [Fact]
    public async Task Overview_OfAReseller_TellsNothingOfOthers()
    {
        var foreign = await Space.AddServiceAsync("foreign", customer: Space.Zoe);
        await CommandsOf(Actors.Of(Space.Theirs)).ApplyAsync(foreign.Id, ServiceAction.Activate, foreign.Version, null, Ct);

        var page = Open("/");

        page.WaitFor(() => Assert.Equal("Active 0 services", Cards(page)[1]));
        Assert.Empty(Activity(page));
    }

    [Fact]
    public async Task Overview_OfACustomer_LeadsToMyServices()
    {
        await Space.AddServiceAsync("shop");

        var page = Open("/", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal("My Services", page.Find("h1").Words()));
        Assert.Equal("/my/services", Address);
        Assert.True(Navigation.History.First().Options.ReplaceHistoryEntry); // "back" must not lead here again
    }

    [Theory]
    [InlineData("administrator", "Ecommerce Admin|Overview|Space Services|Customers|Plans and add-ons|Invoices|Surface Monitor|Provisioning|Mail templates|Administration|Roles|Users|Resellers|Service types|Audit log")]
    [InlineData("reseller", "Ecommerce Admin|Overview|Space Services|Customers|Plans and add-ons|Invoices|Surface Monitor|Provisioning|Mail templates|Administration|Roles|Staff|Audit log")]
    [InlineData("customer", "My Ecommerce|My Services|My Invoices")]
    [InlineData("nobody", "")]
    public void Menu_OfAnyActor_HoldsWhatItMaySee(string who, string expected)
    {
        var page = Open("/no/such/page", who switch
        {
            "administrator" => Actors.Administrator,
            "customer" => Actors.Of(Space.Anna),
            "nobody" => Actors.Of(Space.Ours) with { Granted = new HashSet<string>() },
            _ => Actors.Of(Space.Ours),
        });
        Navigation.NavigateTo(who == "customer" ? "/my/services" : "/services");

        page.WaitFor(() => Assert.Equal(expected, string.Join('|', page.FindAll("#menu p, #menu a").Select(item => item.Words()))));
    }

    private static string[] Cards(IRenderedComponent<Routes> page) => [.. page.FindAll("a.card").Select(card => string.Join(' ', card.Children.Select(part => part.Words())))];

    private static string[] Activity(IRenderedComponent<Routes> page) => [.. page.FindAll(".activity li").Select(entry => entry.Words())];

    private async Task AddOneOfEachAsync()
    {
        await Space.AddServiceAsync("a");
        await Space.AddServiceAsync("b");
        await Space.AddServiceAsync("c", Active, Space.Bert);
        await Space.AddServiceAsync("d", Cancelled);
        await Space.AddServiceAsync("e", Active, Space.Zoe);
    }
}
