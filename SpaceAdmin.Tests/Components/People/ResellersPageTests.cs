using Bunit;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>The list of resellers, for administrators alone.</summary>
public sealed class ResellersPageTests : DeskTest
{
    [Fact]
    public void List_OfAnAdministrator_TellsWhatTheyHave()
    {
        var page = OpenList();

        Assert.Equal(["Our Hosting 2 0 0 USD UTC Edit Disable", "Their Hosting 1 0 0 USD UTC Edit Disable"], Rows(page));
    }

    [Fact]
    public void List_OfAReseller_IsNotFound()
    {
        var page = Open("/admin/resellers");

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public void NewReseller_WithATakenName_KeepsWhatWasTypedUntilItIsRight()
    {
        var page = OpenList();
        page.Do(() => page.Button("New reseller").Click());
        page.WaitFor(() => page.Find("#reseller-name").Change("our hosting"));
        page.Do(() => page.Find("#reseller-currency").Change("EUR"));
        page.Do(() => page.Find("#reseller-zone").Change("Europe/Berlin"));
        page.Do(() => page.Find("#reseller-support").Change("help@new.example"));
        page.Do(() => page.Find("#reseller").Submit());

        page.WaitFor(() => Assert.Equal("The name “our hosting” is taken by another reseller.", page.Find("[role='dialog'] [role='alert']").Words()));
        page.Do(() => page.Find("#reseller-name").Change("New Hosting"));
        page.Do(() => page.Find("#reseller").Submit());

        page.WaitFor(() => Assert.Contains("New Hosting 0 0 0 EUR Europe/Berlin help@new.example Edit Disable", Rows(page)));
    }

    [Fact]
    public void Edit_OfAReseller_BeginsWithWhatItHas()
    {
        var page = OpenList();
        page.Do(() => page.Find("[aria-label='Edit Our Hosting']").Click());

        page.WaitFor(() => Assert.Equal("Our Hosting", page.Find("#reseller-name").GetAttribute("value")));
        page.Do(() => page.Find("#reseller-name").Change("Our New Hosting"));
        page.Do(() => page.Find("#reseller").Submit());

        page.WaitFor(() => Assert.Contains("Our New Hosting 2 0 0 USD UTC Edit Disable", Rows(page)));
    }

    [Fact]
    public void Disable_OfAReseller_AsksThenMarksItAndCanBeUndone()
    {
        var page = OpenList();
        page.Do(() => page.Find("[aria-label='Disable Their Hosting']").Click());
        page.WaitFor(() => page.DialogButton("Back").Click());
        page.WaitFor(() => Assert.Empty(page.FindAll("[role='dialog']")));
        Assert.Empty(page.FindAll(".tag"));

        page.Do(() => page.Find("[aria-label='Disable Their Hosting']").Click());
        page.WaitFor(() => page.DialogButton("Disable reseller").Click());

        page.WaitFor(() => Assert.Contains("Their Hosting Disabled 1 0 0 USD UTC Edit Enable", Rows(page)));
        Assert.Contains("The Surface Monitor leaves the services of a disabled reseller alone.", page.Find(".list").Words(), StringComparison.Ordinal);
        page.Do(() => page.Find("[aria-label='Enable Their Hosting']").Click());
        page.WaitFor(() => Assert.Contains("Their Hosting 1 0 0 USD UTC Edit Disable", Rows(page)));
    }

    [Fact]
    public void SignInAs_OfADisabledResellersCustomer_SaysWhyNot()
    {
        var page = OpenList();
        page.Do(() => page.Find("[aria-label='Disable Their Hosting']").Click());
        page.WaitFor(() => page.DialogButton("Disable reseller").Click());
        page.WaitFor(() => Assert.NotEmpty(page.FindAll("[aria-label='Enable Their Hosting']")));

        Navigation.NavigateTo($"/customers/{Space.Zoe.Id}");

        page.WaitFor(() => Assert.True(page.Button("Sign in as this customer").HasAttribute("disabled")));
        Assert.Contains("Their Hosting is disabled: nobody can sign in as one of its customers.", page.Find("main").Words(), StringComparison.Ordinal);
    }

    private static string[] Rows(IRenderedComponent<Routes> page) => [.. page.FindAll("main tbody tr").Select(row => row.Words())];

    private IRenderedComponent<Routes> OpenList()
    {
        var page = Open("/admin/resellers", Actors.Administrator);
        page.WaitFor(() => Assert.Equal(2, Rows(page).Length));
        return page;
    }
}
