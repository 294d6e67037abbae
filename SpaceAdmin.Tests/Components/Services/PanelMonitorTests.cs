using Bunit;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Components;

/// <summary>What the panel of a service says of its invoices and of the monitor.</summary>
public sealed class PanelMonitorTests : DeskTest
{
    [Fact]
    public async Task Days_OfAService_AreSetHere_AndSayWhereTheyComeFrom()
    {
        var service = await Space.AddServiceAsync();
        var page = Open($"/services/{service.Id}");
        page.WaitFor(() => Assert.Contains("Suspends 2 days after the due day, by default", page.Region("Surface Monitor").Words(), StringComparison.Ordinal));

        page.Do(() => page.Button("Days…").Click());
        page.WaitFor(() => page.Find("#days-suspend"));
        page.Do(() => page.Find("#days-suspend").Change("1"));
        await page.DoAsync(() => page.Find("#own-days").SubmitAsync());

        await WaitAsTimePassesAsync(() => Assert.Contains(
            "Suspends 1 day after the due day, from the service", page.Region("Surface Monitor").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invoices_OfAService_AppearAsItIsActivated()
    {
        var service = await MonthlyAsync();
        var page = Open($"/services/{service.Id}");
        page.WaitFor(() => page.Region("Service details"));
        Assert.False(page.HasRegion("Invoices"));

        await ActAsync(service, ServiceAction.Activate);

        await WaitAsTimePassesAsync(() => Assert.Equal("Invoices Waive a term… Invoice 1 Unpaid due 12 Jan 2026 9.95 USD", page.Region("Invoices").Words()));
        Assert.Equal($"/invoices/1?reseller={Space.Ours.Id}", page.Region("Invoices").QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Invoices_OfAService_LeadItsCustomerToItsOwn()
    {
        var service = await MonthlyAsync();
        await ActAsync(service, ServiceAction.Activate);

        var page = Open($"/my/services/{service.Id}", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal("/my/invoices/1", page.Region("Invoices").QuerySelector("a")!.GetAttribute("href")));
    }

    [Fact]
    public async Task Panel_ForWhoSeesNeither_HasNeither()
    {
        var service = await MonthlyAsync();
        await ActAsync(service, ServiceAction.Activate);

        var page = Open($"/services/{service.Id}", Space.Actor with { Granted = new HashSet<string> { Permissions.ServicesSee } });

        page.WaitFor(() => page.Region("Service details"));
        Assert.False(page.HasRegion("Invoices"));
        Assert.False(page.HasRegion("Surface Monitor"));
    }

    private async Task<SpaceService> MonthlyAsync()
    {
        await using var db = Space.CreateDbContext();
        var anna = await db.Customers.SingleAsync(customer => customer.Id == Space.Anna.Id, Ct);
        var plan = await db.ServiceTypes.SingleAsync(type => type.Name == "Hosting plan", Ct);
        var price = new Price(new Cycle(1, CycleUnit.Month), 0, 995, "USD");
        var service = db.Services.Add(SpaceService.Order(anna, plan, "shop.example", null, Actor.CommandLine, Space.Clock.GetUtcNow(), price)).Entity;
        await db.SaveChangesAsync(Ct);
        return service;
    }
}
