using Bunit;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Components;

/// <summary>A customer's own service, and its wish to end it. It is 5 Jan 2026.</summary>
public sealed class MyServicePageTests : DeskTest
{
    [Fact]
    public async Task MyService_ShowsItsFactsItsAddOnsAndItsLifeCycle()
    {
        var service = await MonthlyAsync();
        var addOn = await Space.AddServiceAsync("More space", ServiceStatus.Active, parent: service, type: "Hosting add-on");

        var page = Open($"/my/services/{service.Id}", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal($"#{service.Id} shop.example", page.Find("h1").Words()));
        Assert.Contains("Price 9.95 USD a month", page.Region("Service details").Words(), StringComparison.Ordinal);
        Assert.Contains("Renews 20 Jan 2026", page.Region("Service details").Words(), StringComparison.Ordinal);
        Assert.Equal($"Add-ons #{addOn.Id} More space Active", page.Region("Add-ons").Words());
        Assert.Equal(["Term 1 9.95 USD 20 Dec 2025 – 19 Jan 2026", "Active 20 Oct 2025 00:00 – now · 77 days"], page.Region("Life-cycle").QuerySelectorAll("li").Select(item => item.Words()));
    }

    [Fact]
    public async Task Request_IsSentWithItsReason_SeenAtOnceAndWithdrawn()
    {
        var service = await MonthlyAsync();
        var page = Open($"/my/services/{service.Id}", Actors.Of(Space.Anna));
        page.WaitFor(() => page.Button("Request cancellation…"));

        page.Do(() => page.Button("Request cancellation…").Click());
        page.WaitFor(() => page.Find("#cancellation-reason"));
        Assert.Equal("When At the end of the term, 20 Jan 2026 Now", page.Find("[role='dialog'] fieldset").Words());
        page.Do(() => page.Find("#cancellation-reason").Change("Too dear"));
        await page.DoAsync(() => page.Find("#cancellation").SubmitAsync());

        page.WaitFor(() => Assert.StartsWith(
            "You asked to cancel this service at the end of the term, 20 Jan 2026.", page.Region("Cancellation").Words(), StringComparison.Ordinal));
        Assert.Equal("Cancellation requested", page.Find(".title .mark").Words());
        Assert.Equal("Too dear", await Reason(service));

        page.Do(() => page.Button("Withdraw cancellation").Click());
        await WaitAsTimePassesAsync(() => page.Button("Request cancellation…"));
    }

    [Fact]
    public async Task Request_Declined_ShowsTheAnswerWithoutAReload()
    {
        var service = await MonthlyAsync();
        var request = await Space.AddScheduleAsync(service, state: ScheduleState.Requested);
        var page = Open($"/my/services/{service.Id}", Actors.Of(Space.Anna));
        page.WaitFor(() => page.Button("Withdraw cancellation"));

        await CancellationCommandsOf(Actors.Of(Space.Ours)).DeclineAsync(request.Id, 1, "Not before May.", Ct);

        page.WaitFor(() => Assert.Equal(
            "Your provider did not accept your last request to cancel. Not before May. Request cancellation…", page.Region("Cancellation").Words()));
    }

    [Fact]
    public async Task Cancellation_ThatTheDeskScheduled_IsToldHereToo()
    {
        var service = await MonthlyAsync();
        await Space.AddScheduleAsync(service, on: new DateOnly(2026, 1, 9));

        var page = Open($"/my/services/{service.Id}", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal("This service is cancelled on 9 Jan 2026.", page.Region("Cancellation").Words()));
        Follow(page.Find("main a[href='/my/services']"));
        page.WaitFor(() => Assert.Equal("It is cancelled on 9 Jan 2026.", page.Find("tbody .attention").Words()));
    }

    [Fact]
    public async Task Cancellation_OfTheServiceThatItExtends_IsToldBesideThat()
    {
        var service = await MonthlyAsync();
        var addOn = await Space.AddServiceAsync("More space", ServiceStatus.Active, parent: service, type: "Hosting add-on");
        await Space.AddScheduleAsync(service, on: new DateOnly(2026, 1, 9));

        var page = Open($"/my/services/{addOn.Id}", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Contains($"Extends #{service.Id} shop.example (Active) Cancels 9 Jan", page.Region("Service details").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task MyService_OfSomebodyElse_IsNotFound()
    {
        var service = await Space.AddServiceAsync("blog", customer: Space.Bert);

        var page = Open($"/my/services/{service.Id}", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
        Assert.DoesNotContain("blog", page.Find("main").Words(), StringComparison.Ordinal);
    }

    // Imported on 5 Jan in the term that began on 20 Dec.
    private async Task<SpaceService> MonthlyAsync()
    {
        await using var db = Space.CreateDbContext();
        var anna = await db.Customers.FindAsync([Space.Anna.Id], Ct);
        var plan = db.ServiceTypes.Single(type => type.Name == "Hosting plan");
        var service = db.Services.Add(SpaceService.Import(
            anna!, plan, new ImportedService
            {
                ExternalId = "x1",
                Name = "shop.example",
                Status = ServiceStatus.Active,
                StartsOn = new DateOnly(2025, 10, 20),
                Cycle = new Cycle(1, CycleUnit.Month),
                RecurringFee = 995,
                Currency = "USD",
                Quantity = 1,
            },
            null, Actor.CommandLine, LocalNow.Utc(Space.Clock.GetUtcNow()))).Entity;
        await db.SaveChangesAsync(Ct);
        return service;
    }

    private async Task<string?> Reason(SpaceService service)
    {
        await using var db = Space.CreateDbContext();
        return await db.ScheduledActions.Where(schedule => schedule.ServiceId == service.Id && schedule.State == ScheduleState.Requested)
            .Select(schedule => schedule.Reason).SingleAsync(Ct);
    }
}
