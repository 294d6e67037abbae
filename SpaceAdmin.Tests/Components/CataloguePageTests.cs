using Bunit;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Tests.Components;

public sealed class CataloguePageTests : DeskTest
{
    [Fact]
    public async Task Plan_CreatedAndRenamed_StandsInTheListWithItsServices()
    {
        await Space.AddServiceAsync("Business");
        var page = Open("/catalogue");
        page.WaitFor(() => Assert.Contains("No plans yet.", page.Find("main").Words(), StringComparison.Ordinal));

        page.Button("New plan").Click();
        page.WaitFor(() => page.Find("#plan-name"));
        page.Find("#plan-name").Change("Business");
        await page.Find("#plan").SubmitAsync();
        await WaitAsTimePassesAsync(() => Assert.Equal("Business Hosting plan 1 Days… Rename", page.Find("tbody tr").Words()));

        page.Button("Rename").Click();
        page.WaitFor(() => page.Find("#plan-name"));
        page.Find("#plan-name").Change("Enterprise");
        await page.Find("#plan").SubmitAsync();
        await WaitAsTimePassesAsync(() => Assert.Equal("Enterprise Hosting plan 1 Days… Rename", page.Find("tbody tr").Words()));
    }

    [Fact]
    public async Task Plan_OfAService_IsChosenInThePanel()
    {
        var service = await Space.AddServiceAsync("Business");
        var plan = await Space.AddPlanAsync("Business");
        var page = Open($"/services/{service.Id}");
        page.WaitFor(() => Assert.Equal(["None", "Business"], page.FindAll("select[aria-label='Plan'] option").Select(option => option.Words())));

        page.Find("select[aria-label='Plan']").Change($"{plan.Id}");

        await WaitAsTimePassesAsync(() => Assert.Equal([$"Service #{service.Id} is put on the plan."], page.Snackbars));
        Assert.Equal(plan.Id, (await Space.FindAsync(service))!.PlanId);
    }

    [Fact]
    public async Task Catalogue_ForWhoOnlySees_OffersNothing()
    {
        await Space.AddPlanAsync("Business");

        var page = Open("/catalogue", Space.Actor with { Granted = new HashSet<string> { Permissions.CatalogueSee } });

        page.WaitFor(() => Assert.Equal("Business Hosting plan 0", page.Find("tbody tr").Words()));
        Assert.Empty(page.FindAll("main section > .title button, tbody button"));
    }
}
