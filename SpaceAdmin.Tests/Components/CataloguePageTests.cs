using Bunit;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Core.Catalogue;

namespace SpaceAdmin.Tests.Components;

public sealed class CataloguePageTests : DeskTest
{
    [Fact]
    public async Task Plan_CreatedAndRenamed_StandsInTheListWithItsServices()
    {
        await Space.AddServiceAsync("Business");
        var page = Open("/catalogue");
        page.WaitFor(() => Assert.Contains("No plans yet.", page.Find("main").Words(), StringComparison.Ordinal));

        page.Do(() => page.Button("New plan").Click());
        page.WaitFor(() => page.Find("#item-name"));
        page.Do(() => page.Find("#item-name").Change("Business"));
        await page.DoAsync(() => page.Find("#item").SubmitAsync());
        await WaitAsTimePassesAsync(() => Assert.Equal("⠿ Business Hosting plan No price 1 Not on sale Days… Put on sale Edit", page.Find("tbody tr").Words()));

        page.Do(() => page.Button("Edit").Click());
        page.WaitFor(() => page.Find("#item-name"));
        page.Do(() => page.Find("#item-name").Change("Enterprise"));
        await page.DoAsync(() => page.Find("#item").SubmitAsync());
        await WaitAsTimePassesAsync(() => Assert.Equal("⠿ Enterprise Hosting plan No price 1 Not on sale Days… Put on sale Edit", page.Find("tbody tr").Words()));
    }

    [Fact]
    public async Task Plan_OfAService_IsChosenInThePanel()
    {
        var service = await Space.AddServiceAsync("Business");
        var plan = await Space.AddPlanAsync("Business");
        var page = Open($"/services/{service.Id}");
        page.WaitFor(() => Assert.Equal(["None", "Business"], page.FindAll("select[aria-label='Plan'] option").Select(option => option.Words())));

        page.Do(() => page.Find("select[aria-label='Plan']").Change($"{plan.Id}"));

        await WaitAsTimePassesAsync(() => Assert.Equal([$"Service #{service.Id} is put on the plan."], page.Snackbars));
        Assert.Equal(plan.Id, (await Space.FindAsync(service))!.PlanId);
    }

    [Fact]
    public async Task Catalogue_ForWhoOnlySees_OffersNothing()
    {
        await Space.AddPlanAsync("Business");

        var page = Open("/catalogue", Space.Actor with { Granted = new HashSet<string> { Permissions.CatalogueSee } });

        page.WaitFor(() => Assert.Equal("Business Hosting plan No price 0 Not on sale", page.Find("tbody tr").Words()));
        Assert.Empty(page.FindAll("main .title button, tbody button, .handle"));
    }

    [Fact]
    public async Task AddOn_ThatIsRefused_StaysOpenWithWhatWasTyped_UntilItIsRight()
    {
        var plan = await Space.AddPlanItemAsync("Business");
        var page = Open("/catalogue");
        page.WaitFor(() => page.Find("tbody tr"));

        page.Do(() => page.Button("New add-on").Click());
        page.WaitFor(() => page.Find("#item-name"));
        page.Do(() => page.Find("#item-name").Change("Extra disk space"));
        page.Do(() => page.Find("#item-most").Change("20"));
        page.Do(() => page.Find("#item-stock").Change("3"));
        page.Do(() => Field(page, "Price 1", 1).Change("4.00"));
        page.Do(() => Field(page, "Price 1", 2).Change("5"));
        page.Do(() => page.DialogButton("Add price").Click());
        page.Do(() => Field(page, "Price 2", 1).Change("40"));
        page.Do(() => page.FindAll("#item > label.check input")[0].Change(true));
        await page.DoAsync(() => page.Find("#item").SubmitAsync());
        page.WaitFor(() => Assert.Equal("There are two prices for 1 month: each cycle has one.", page.Find("#item .error").Words()));

        page.Do(() => page.Find("[aria-label='Price 2'] select").Change("Year"));
        await page.DoAsync(() => page.Find("#item").SubmitAsync());
        page.WaitFor(() => Assert.Equal("An add-on on sale extends at least one plan.", page.Find("#item .error").Words()));

        page.Do(() => page.Find(".extends input").Change(true));
        await page.DoAsync(() => page.Find("#item").SubmitAsync());
        await WaitAsTimePassesAsync(() => Assert.Equal(
            "⠿ Extra disk space Hosting add-on 4.00 USD a month · 5.00 setup 40.00 USD a year Business 3 left at most 20 a service 0 On sale Take off sale Edit",
            page.FindAll("tbody tr")[1].Words()));
        Assert.Equal([plan.Id], (await Space.FindItemAsync(new CatalogueKey(CatalogueKind.AddOn, 1)) as AddOn)!.Plans.Select(one => one.Id));
    }

    [Fact]
    public async Task Price_ThatChanges_SaysWhatItDoesNotTouch_BeforeItIsSaved()
    {
        var addOn = await Space.AddAddOnItemAsync();
        await Space.SellOneAsync(addOn);
        await Space.SellOneAsync(addOn);
        var page = Open("/catalogue");
        page.WaitFor(() => page.Find("[aria-label='Edit Backup']"));

        page.Do(() => page.Find("[aria-label='Edit Backup']").Click());
        page.WaitFor(() => page.Find("#item-name"));
        Assert.Empty(page.FindAll(".effect"));
        page.Do(() => Field(page, "Price 1", 1).Change("4.50"));
        page.WaitFor(() => Assert.Equal("2 services were ordered at the old price and keep it. New orders pay the new one.", page.Find(".effect").Words()));
        Assert.Equal("No invoice of theirs changes, the next ones neither.", page.Find(".effect + small").Words());

        page.Do(() => Field(page, "Price 1", 1).Change("4.00"));
        page.WaitFor(() => Assert.Empty(page.FindAll(".effect")));
    }

    [Fact]
    public async Task WhatWasSold_IsArchivedAndRestored_AndTheRestIsDeleted()
    {
        var (sold, unsold) = (await Space.AddPlanItemAsync("Sold"), await Space.AddPlanItemAsync("Unsold"));
        await Space.SellOneAsync(sold);
        var page = Open("/catalogue");
        page.WaitFor(() => page.Find("[aria-label='Edit Sold']"));

        await RemoveAsync(page, "Unsold", "Delete…", "Delete");
        await WaitAsTimePassesAsync(() => Assert.Equal(["The plan is deleted."], page.Snackbars));
        await RemoveAsync(page, "Sold", "Archive…", "Archive");
        await WaitAsTimePassesAsync(() => Assert.Empty(page.FindAll("tbody tr")));
        Assert.Null(await Space.FindItemAsync(unsold));

        page.Do(() => page.Find(".filters input[type=checkbox]").Change(true));
        Assert.Equal("/catalogue?archived=1", Address);
        page.WaitFor(() => Assert.Contains("Archived", page.Find("tbody tr").Words(), StringComparison.Ordinal));
        page.Do(() => page.Find("[aria-label='Restore Sold']").Click());
        await WaitAsTimePassesAsync(() => Assert.Contains("Not on sale", page.Find("tbody tr").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Row_MovedByItsButton_TakesItsPlaceAndIsAnnounced()
    {
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            await Space.AddPlanItemAsync(name);
        }

        var page = Open("/catalogue");
        page.WaitFor(() => page.Find("[aria-label='Move Three up']"));
        Assert.True(page.Find("[aria-label='Move One up']").HasAttribute("disabled"));
        Assert.True(page.Find("[aria-label='Move Three down']").HasAttribute("disabled"));

        page.Do(() => page.Find("[aria-label='Move Three up']").Click());

        await WaitAsTimePassesAsync(() => Assert.Equal("Three is plan number 2 now.", page.Find("main p[role=status].unseen").Words()));
        Assert.Equal(["One", "Three", "Two"], await Space.NamesAsync(CatalogueKind.Plan));
        page.WaitFor(() => Assert.Equal(["One", "Three", "Two"], page.FindAll("tbody td.whole").Select(cell => cell.Words())));
    }

    [Fact]
    public async Task Sale_IsPutOnAndTakenOffInTheRow_OrRefusedInWords()
    {
        await Space.AddPlanItemAsync("Free");
        await Space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("Paid") { Prices = [CatalogueDesk.Monthly("4.00")] });
        var page = Open("/catalogue");
        page.WaitFor(() => page.Find("[aria-label='Put on sale: Free']"));

        page.Do(() => page.Find("[aria-label='Put on sale: Free']").Click());
        await WaitAsTimePassesAsync(() => Assert.Equal(["What is on sale needs a price."], page.Snackbars));

        page.Do(() => page.Find("[aria-label='Put on sale: Paid']").Click());
        await WaitAsTimePassesAsync(() => page.Find("[aria-label='Take off sale: Paid']"));
    }

    [Fact]
    public async Task Provisioner_IsChosenInTheDialog_AndStandsInTheRow()
    {
        await Space.AddPlanItemAsync();
        var page = Open("/catalogue");
        page.WaitFor(() => page.Find("[aria-label='Edit Business']"));
        page.Do(() => page.Find("[aria-label='Edit Business']").Click());
        page.WaitFor(() => Assert.Equal(["Of its type (None)", "None", "Webhook", "SolidCP"], page.FindAll("#item-provisioner option").Select(option => option.Words())));
        Assert.Empty(page.FindAll("#item-outside"));

        page.Do(() => page.Find("#item-provisioner").Change("solidcp"));
        page.WaitFor(() => Assert.Equal("The number of its hosting plan in SolidCP.", page.Find("#item-outside-rule").Words()));
        page.Do(() => page.Find("#item-outside").Change("small"));
        await page.DoAsync(() => page.Find("#item").SubmitAsync());
        page.WaitFor(() => Assert.StartsWith("SolidCP provisions it: its plan outside is the number", page.Find("#item .error").Words(), StringComparison.Ordinal));

        page.Do(() => page.Find("#item-outside").Change("12"));
        await page.DoAsync(() => page.Find("#item").SubmitAsync());
        await WaitAsTimePassesAsync(() => Assert.Equal("⠿ Business Hosting plan SolidCP 12 No price 0 Not on sale Days… Put on sale Edit", page.Find("tbody tr").Words()));
    }

    [Fact]
    public async Task Provisioner_OfANewPlan_FollowsTheTypeThatIsChosen()
    {
        await using (var db = Space.CreateDbContext())
        {
            (await db.ServiceTypes.SingleAsync(type => type.Name == "Domain name", Ct)).ProvisionBy(WebhookDescription.Key);
            await db.SaveChangesAsync(Ct);
        }

        var page = Open("/catalogue");
        page.WaitFor(() => page.Button("New plan"));
        page.Do(() => page.Button("New plan").Click());
        page.WaitFor(() => Assert.Equal("Of its type (None)", page.Find("#item-provisioner option").Words()));

        var type = await Space.TypeAsync("Domain name");
        page.Do(() => page.Find("#item-type").Change($"{type}"));

        page.WaitFor(() => Assert.Equal("Of its type (Webhook)", page.Find("#item-provisioner option").Words()));
        Assert.Equal("What the webhook’s receiver calls it. It may stay empty.", page.Find("#item-outside-rule").Words());
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<SpaceAdmin.Web.Components.Routes> page, string price, int number) =>
        page.FindAll($"[aria-label='{price}'] input")[number];

    private async Task RemoveAsync(IRenderedComponent<SpaceAdmin.Web.Components.Routes> page, string name, string button, string confirm)
    {
        page.Do(() => page.Find($"[aria-label='Edit {name}']").Click());
        page.WaitFor(() => page.DialogButton(button));
        page.Do(() => page.DialogButton(button).Click());
        await WaitAsTimePassesAsync(() => page.DialogButton(confirm));
        page.Do(() => page.DialogButton(confirm).Click());
    }
}
