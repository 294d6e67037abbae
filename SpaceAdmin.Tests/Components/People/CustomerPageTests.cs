using Bunit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>The list of customers, and the page of one.</summary>
public sealed class CustomerPageTests : DeskTest
{
    private CustomerCommands Commands => new(Space.UnitOfWork);

    [Fact]
    public async Task List_OfAReseller_IsItsOwnWithTheirServices()
    {
        await Space.AddServiceAsync();
        await Space.AddServiceAsync(status: ServiceStatus.Active);

        var page = Open("/customers");

        page.WaitFor(() => Assert.Equal(["anna 2 1", "bert 0 0"], Rows(page)));
        Assert.Equal(["User ↑", "Name", "Email", "Services", "Active"], page.FindAll("main th").Select(head => head.Words()));
        Assert.Equal($"/customers/{Space.Anna.Id}", page.Link("main", "anna").GetAttribute("href"));
    }

    [Fact]
    public void List_OfAnAdministrator_NamesTheResellers()
    {
        var page = Open("/customers?sort=reseller", Actors.Administrator);

        page.WaitFor(() => Assert.Equal(["anna 0 0 Our Hosting", "bert 0 0 Our Hosting", "zoe 0 0 Their Hosting"], Rows(page)));
    }

    [Fact]
    public void List_WithoutTheRightToServices_TellsNothingOfThem()
    {
        var page = Open("/customers", Space.Actor.Without(Permissions.ServicesSee).Without(Permissions.CustomersManage));

        page.WaitFor(() => Assert.Equal(["anna", "bert"], Rows(page)));
        Assert.Empty(page.FindAll("main button"));
    }

    [Fact]
    public void List_SearchedForNothingThatIsThere_SaysSo()
    {
        var page = Open("/customers?q=zoe");

        page.WaitFor(() => Assert.Contains("No customers match.", page.Find("main [role='status']").Words(), StringComparison.Ordinal));
        Follow(page.Link("main", "Show all customers"));
        page.WaitFor(() => Assert.Equal(["anna 0 0", "bert 0 0"], Rows(page)));
    }

    [Fact]
    public async Task List_WhenAColleagueCreatesOne_ShowsItWithoutAReload()
    {
        var page = Open("/customers");
        page.WaitFor(() => Assert.Equal(2, Rows(page).Length));

        await Commands.CreateAsync(null, "carla", "Carla Cruz", null, Ct);

        page.WaitFor(() => Assert.Equal(["anna 0 0", "bert 0 0", "carla Carla Cruz 0 0"], Rows(page)));
    }

    [Fact]
    public void NewCustomer_WithATakenName_KeepsWhatWasTypedUntilItIsRight()
    {
        var page = Open("/customers");
        page.WaitFor(() => page.Button("New customer").Click());
        page.WaitFor(() => page.Find("#customer-user").Change("ANNA"));
        page.Do(() => page.Find("#customer-email").Change("anna@new.example"));
        page.Do(() => page.Find("#customer").Submit());

        page.WaitFor(() => Assert.Equal("The user name “ANNA” is taken by another customer.", page.Find("[role='dialog'] [role='alert']").Words()));
        Assert.Equal("anna@new.example", page.Find("#customer-email").GetAttribute("value"));
        page.Do(() => page.Find("#customer-user").Change("anna-2"));
        page.Do(() => page.Find("#customer").Submit());

        page.WaitFor(() => Assert.Equal("anna-2", page.Find("h1").Words()));
        Assert.StartsWith("/customers/", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void NewCustomer_OfAnAdministrator_AsksForTheReseller()
    {
        var page = Open("/customers", Actors.Administrator);
        page.WaitFor(() => page.Button("New customer").Click());
        page.WaitFor(() => page.Find("#customer-user").Change("carla"));
        page.Do(() => page.Find("#customer-reseller").Change($"{Space.Theirs.Id}"));
        page.Do(() => page.Find("#customer").Submit());

        page.WaitFor(() => Assert.Contains("Reseller Their Hosting", page.Find("dl").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfACustomer_TellsWhoItIsAndWhatItBought()
    {
        var shop = await Space.AddServiceAsync("shop", ServiceStatus.Active);
        await Space.AddServiceAsync("blog", customer: Space.Bert);
        await Commands.ChangeAsync(Space.Anna.Id, 0, "Anna Berg", "anna@berg.example", Ct);

        var page = Open($"/customers/{Space.Anna.Id}");

        page.WaitFor(() => Assert.Equal("User name anna Name Anna Berg Email anna@berg.example Reseller Our Hosting", page.Find("dl").Words()));
        Assert.Equal("anna", page.Find("h1").Words());
        Assert.Equal([$"{shop.Id} shop Hosting plan Active 5 Jan 2026"], Rows(page));
        Assert.Equal("/services?user=anna", page.Link("main", "Show all in Space Services").GetAttribute("href"));
        Assert.Equal($"/account/sign-in-as/{Space.Anna.Id}", page.Button("Sign in as this customer").Closest("form")!.GetAttribute("action"));
    }

    [Fact]
    public async Task Page_TellsWhichOfItsServicesAreToBeCancelled()
    {
        var (shop, blog) = (await Space.AddServiceAsync("shop", ServiceStatus.Active), await Space.AddServiceAsync("blog", ServiceStatus.Active));
        await Space.AddScheduleAsync(shop, on: new DateOnly(2026, 1, 9));
        await Space.AddScheduleAsync(blog, state: ScheduleState.Requested);

        var page = Open($"/customers/{Space.Anna.Id}");

        page.WaitFor(() => Assert.Equal(["Cancellation requested", "Cancels 9 Jan"], page.FindAll("main tbody .mark").Select(mark => mark.Words())));
    }

    [Fact]
    public async Task Page_WithMoreServicesThanItShows_SaysSo()
    {
        await AddServicesAsync(CustomerServiceQueries.MaxRows + 1);

        var page = Open($"/customers/{Space.Anna.Id}");

        page.WaitFor(() => Assert.Contains("The newest 50 of 51.", page.Find("main").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Page_WithoutTheRights_HasNoButtonsAndNoServices()
    {
        var page = Open($"/customers/{Space.Anna.Id}", Space.Actor
            .Without(Permissions.CustomersManage).Without(Permissions.CustomersSignInAs).Without(Permissions.ServicesSee)
            .Without(Permissions.PaymentsRecord).Without(Permissions.PaymentsTakeBack).Without(Permissions.BalancesChange));

        page.WaitFor(() => Assert.Equal("anna", page.Find("h1").Words()));
        Assert.Empty(page.FindAll("main button"));
        Assert.Empty(page.FindAll("main table"));
    }

    [Fact]
    public async Task Money_WithoutAnInvoice_IsRecordedAskedAgainAndRefunded()
    {
        var page = Open($"/customers/{Space.Anna.Id}");
        page.WaitFor(() => page.Button("Record payment").Click());
        page.WaitFor(() => page.Find("#payment-amount").Change("20.00"));
        page.Do(() => page.Find("#payment").Submit());
        page.WaitFor(() => Assert.Equal(["The balance of anna is 20.00 USD."], page.Snackbars));

        page.WaitFor(() => page.Button("Record payment").Click());
        page.WaitFor(() => page.Find("#payment-amount").Change("20.00"));
        Assert.Empty(page.FindAll("#payment-again"));
        page.Do(() => page.Find("#payment").Submit());
        page.WaitFor(() => Assert.StartsWith("20.00 USD was recorded for this less than a minute ago.", page.Find("[role='alert']").Words(), StringComparison.Ordinal));
        page.Do(() => page.Find("#payment-again").Change(true));
        page.Do(() => page.Find("#payment").Submit());
        page.WaitFor(() => Assert.Contains("The balance of anna is 40.00 USD.", page.Snackbars));

        await WaitAsTimePassesAsync(() => Assert.Contains("40.00 USD", page.Find("main").Words(), StringComparison.Ordinal));
        page.WaitFor(() => page.Button("Refund balance").Click());
        page.WaitFor(() => Assert.Equal("40.00", page.Find("#payment-amount").GetAttribute("value")));
        page.Do(() => page.Find("#payment-amount").Change("50.00"));
        page.Do(() => page.Find("#payment-reason").Change("Moves out"));
        page.Do(() => page.Find("#payment").Submit());
        page.WaitFor(() => Assert.Equal("The balance has 40.00 USD: no more can be taken from it.", page.Find("[role='alert']").Words()));
        page.Do(() => page.Find("#payment-amount").Change("15.00"));
        page.Do(() => page.Find("#payment").Submit());
        page.WaitFor(() => Assert.Contains("The balance of anna is 25.00 USD.", page.Snackbars));

        page.WaitFor(() => page.Button("Change balance").Click());
        page.WaitFor(() => page.Find("#balance-amount").Change("5.00"));
        Assert.Equal("add", page.Find("#balance-direction").GetAttribute("value")); // one is chosen to begin with
        page.Do(() => page.Find("#balance-direction").Change("take"));
        page.Do(() => page.Find("#balance-reason").Change("Typed wrongly"));
        page.Do(() => page.Find("#balance").Submit());
        page.WaitFor(() => Assert.Contains("The balance of anna is 20.00 USD.", page.Snackbars));
        await using var db = Space.CreateDbContext();
        Assert.Equal([2_000L, 2_000L, -1_500L], db.Payments.OrderBy(payment => payment.Id).Select(payment => payment.Amount));
    }

    [Fact]
    public void Page_ForeignOrMissing_IsNotFoundAndNothingTellsWhich()
    {
        var page = Open("/customers/999999");
        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
        var missing = page.Find("main").InnerHtml;

        Navigation.NavigateTo($"/customers/{Space.Anna.Id}");
        page.WaitFor(() => Assert.Equal("anna", page.Find("h1").Words()));
        Navigation.NavigateTo($"/customers/{Space.Zoe.Id}");

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
        Assert.Equal(missing, page.Find("main").InnerHtml);
    }

    [Fact]
    public async Task Edit_AfterAColleagueWasQuicker_SaysSoAndShowsTheNewest()
    {
        var page = Open($"/customers/{Space.Anna.Id}");
        page.WaitFor(() => page.Button("Edit").Click());
        page.WaitFor(() => page.Find("#customer-name").Change("Mine"));
        Assert.Empty(page.FindAll("#customer-user")); // it stays as it is
        await Commands.ChangeAsync(Space.Anna.Id, 0, "Theirs", null, Ct);

        page.Do(() => page.Find("#customer").Submit());

        page.WaitFor(() => Assert.Contains("Name Theirs", page.Find("dl").Words(), StringComparison.Ordinal));
        Assert.Contains(new Failure.Stale().Message, page.Snackbars);
    }

    [Fact]
    public void Edit_OfACustomer_IsSavedAndShown()
    {
        var page = Open($"/customers/{Space.Anna.Id}");
        page.WaitFor(() => page.Button("Edit").Click());
        page.WaitFor(() => page.Find("#customer-name").Change("Anna Berg"));
        page.Do(() => page.Find("#customer").Submit());

        page.WaitFor(() => Assert.Contains("Name Anna Berg", page.Find("dl").Words(), StringComparison.Ordinal));
        Assert.Contains("The customer is saved.", page.Snackbars);
    }

    [Theory]
    [InlineData("/customers")]
    [InlineData("/my/services")]
    public void Banner_WhileSignedInAsACustomer_IsOnEveryPage(string path)
    {
        var page = Open(path, Actors.Of(Space.Anna) with { Name = "Rosa", OnBehalfOf = "anna" });

        page.WaitFor(() => Assert.Equal(
            "You are signed in as anna. Everything you do is recorded under both names. Back to my own account",
            page.Region("Signed in as a customer").Words()));
        Assert.Equal("/account/leave-sign-in-as", page.Find(".on-behalf form").GetAttribute("action"));
        Assert.Contains("Rosa", page.Find(".who").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Change password", page.Find(".who").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Banner_OfSomebodyAsItself_IsNotThere()
    {
        var page = Open("/customers");

        page.WaitFor(() => Assert.Equal(2, Rows(page).Length));
        Assert.False(page.HasRegion("Signed in as a customer"));
    }

    private static string[] Rows(IRenderedComponent<Routes> page) => [.. page.FindAll("main tbody tr").Select(row => row.Words())];
}
