using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>What is to come for a service, in the panel and in the grid beside it. It is 5 Jan 2026.</summary>
public sealed class PanelScheduleTests : DeskTest
{
    [Fact]
    public async Task Schedule_OfASuspension_StandsInThePanelAndInTheRow()
    {
        var (page, service) = await OpenActiveAsync();

        page.Do(() => page.Button("Schedule…").Click());
        page.WaitFor(() => page.Find("#schedule-day"));
        page.Do(() => page.Find("#schedule-day").Change("2026-01-20"));
        page.Do(() => page.Find("#schedule-reason").Change("On holiday"));
        await page.DoAsync(() => page.Find("#schedule").SubmitAsync());

        page.WaitFor(() => Assert.Equal("Suspend on 20 Jan 2026 by Rosa On holiday Change… Undo", Plan(page)));
        page.WaitFor(() => Assert.Equal("Suspends 20 Jan", Marks(page.Row($"{service.Id}"))));
        Assert.Equal("Suspends 20 Jan", Marks(page.Find(".panel-head")));
        Assert.Equal([$"Scheduled for service #{service.Id}."], page.Snackbars);
    }

    [Fact]
    public async Task Schedule_WithAPrivateReason_KeepsItPrivateWhenItIsChanged()
    {
        var (page, service) = await OpenActiveAsync();

        page.Do(() => page.Button("Schedule…").Click());
        page.WaitFor(() => page.Find("#schedule-day"));
        page.Do(() => page.Find("#schedule-day").Change("2026-01-20"));
        page.Do(() => page.Find("#schedule-reason").Change("Owes elsewhere"));
        page.Do(() => page.Find(".readers input").Change(true));
        await page.DoAsync(() => page.Find("#schedule").SubmitAsync());
        page.WaitFor(() => Assert.Contains("Owes elsewhere Private", Plan(page), StringComparison.Ordinal));

        page.Do(() => page.Button("Change…").Click());
        page.WaitFor(() => page.Find("#schedule-day"));
        page.Do(() => page.Find("#schedule-day").Change("2026-01-25"));
        await page.DoAsync(() => page.Find("#schedule").SubmitAsync());

        await WaitAsTimePassesAsync(() => Assert.StartsWith("Suspend on 25 Jan 2026 by Rosa Owes elsewhere Private", Plan(page), StringComparison.Ordinal));
        await using var db = Space.CreateDbContext();
        Assert.True(db.ScheduledActions.Single(one => one.ServiceId == service.Id).ReasonIsPrivate);
    }

    [Fact]
    public async Task Schedule_OfADayThatIsOver_KeepsTheDialogAndSaysWhatIsAllowed()
    {
        var (page, _) = await OpenActiveAsync();

        page.Do(() => page.Button("Schedule…").Click());
        page.WaitFor(() => page.Find("#schedule-day"));
        page.Do(() => page.Find("#schedule-day").Change("2025-12-31"));
        await page.DoAsync(() => page.Find("#schedule").SubmitAsync());

        page.WaitFor(() => Assert.Equal("31 Dec 2025 is not a day to come: the first is 6 Jan 2026.", page.Find("[role='alert']").Words()));
        Assert.Equal("2025-12-31", ((IHtmlInputElement)page.Find("#schedule-day")).Value);
    }

    [Fact]
    public async Task Schedule_Changed_ThenUndone_FollowsBoth()
    {
        var (page, service) = await OpenActiveAsync();
        await Space.AddScheduleAsync(service, ServiceAction.Suspend, new DateOnly(2026, 1, 20));
        Space.Feed.Publish([SpaceAdmin.Core.Live.Topics.Service(service.Id)]);
        page.WaitFor(() => Assert.StartsWith("Suspend on 20 Jan 2026", Plan(page), StringComparison.Ordinal));

        page.Do(() => page.Button("Change…").Click());
        page.WaitFor(() => page.Find("#schedule-day"));
        page.Do(() => page.Find("#schedule-day").Change("2026-01-25"));
        await page.DoAsync(() => page.Find("#schedule").SubmitAsync());
        await WaitAsTimePassesAsync(() => Assert.StartsWith("Suspend on 25 Jan 2026", Plan(page), StringComparison.Ordinal));

        page.Do(() => page.Button("Undo").Click());
        await WaitAsTimePassesAsync(() => Assert.Contains("Nothing is scheduled.", page.Region("Schedule").Words(), StringComparison.Ordinal));
        Assert.Contains("undone 5 Jan 2026", page.Region("Schedule").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_OfTheCustomer_IsAcceptedHere_WithWhatGoesAlong()
    {
        var (page, service) = await OpenActiveAsync();
        var addOn = await Space.AddServiceAsync("More space", ServiceStatus.Active, parent: service, type: "Hosting add-on");
        await Space.AddScheduleAsync(service, on: new DateOnly(2026, 1, 5), state: ScheduleState.Requested);
        Space.Feed.Publish([SpaceAdmin.Core.Live.Topics.Service(service.Id)]);
        page.WaitFor(() => Assert.StartsWith("anna asks to cancel this service now.", page.Region("Cancellation requested").Words(), StringComparison.Ordinal));

        page.Do(() => page.Button("Accept cancellation").Click());
        page.WaitFor(() => Assert.Contains($"#{addOn.Id} More space", page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        page.Do(() => page.DialogButton("Accept cancellation").Click());

        await WaitAsTimePassesAsync(() => Assert.Equal("Cancelled", page.Find(".panel-head .chip").Words()));
        Assert.Equal(ServiceStatus.Cancelled, await Space.StatusAsync(addOn));
        Assert.False(page.HasRegion("Cancellation requested"));
    }

    [Fact]
    public async Task Request_OfTheCustomer_IsDeclinedWithWords()
    {
        var (page, service) = await OpenActiveAsync();
        await Space.AddScheduleAsync(service, on: new DateOnly(2026, 1, 5), state: ScheduleState.Requested);
        Space.Feed.Publish([SpaceAdmin.Core.Live.Topics.Service(service.Id)]);
        page.WaitFor(() => page.Region("Cancellation requested"));

        page.Do(() => page.Button("Decline…").Click());
        page.WaitFor(() => page.Find("#words"));
        page.Do(() => page.Find("#words").Change("Not before May."));
        page.Do(() => page.DialogButton("Decline").Click());

        await WaitAsTimePassesAsync(() => Assert.False(page.HasRegion("Cancellation requested")));
        Assert.Contains("declined 5 Jan 2026 Not before May.", page.Region("Schedule").Words(), StringComparison.Ordinal);
        Assert.Equal(ServiceStatus.Active, await Space.StatusAsync(service));
    }

    [Fact]
    public async Task Hold_IsPromisedAndReleasedHere()
    {
        var (page, service) = await OpenActiveAsync();

        page.Do(() => page.Button("Do not suspend until…").Click());
        page.WaitFor(() => page.Find("#hold-until"));
        page.Do(() => page.Find("#hold-until").Change("2026-01-16"));
        page.Do(() => page.Find("#hold-reason").Change("Pays on Friday"));
        await page.DoAsync(() => page.Find("#hold").SubmitAsync());

        page.WaitFor(() => Assert.Equal("Not suspended before 16 Jan 2026: Pays on Friday", page.Find(".why.held").Words()));
        await WaitAsTimePassesAsync(() => Assert.Equal("Held until 16 Jan", Marks(page.Row($"{service.Id}"))));

        page.Do(() => page.Button("Release").Click());
        await WaitAsTimePassesAsync(() => Assert.Empty(page.FindAll(".why.held")));
    }

    [Fact]
    public async Task Suspension_ForADebtThatIsAbuse_IsCorrectedHere()
    {
        var service = await Space.AddServiceAsync(status: ServiceStatus.Active);
        await using (var db = Space.CreateDbContext())
        {
            await db.Services.Where(one => one.Id == service.Id).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Status, ServiceStatus.Suspended).SetProperty(one => one.SuspensionSource, SuspensionSource.Overdue), Ct);
        }

        var page = Open($"/services/{service.Id}");
        page.WaitFor(() => page.Button("Change suspension…").Click());
        page.WaitFor(() => page.Find("#suspension-reason"));
        await page.DoAsync(() => page.Find("#suspension").SubmitAsync());
        page.WaitFor(() => Assert.Equal("Say why, so that colleagues know.", page.Find("[role='dialog'] [role='alert']").Words()));
        page.Do(() => page.Find("#suspension-reason").Change("Sends spam"));
        await page.DoAsync(() => page.Find("#suspension").SubmitAsync());

        page.WaitFor(() => Assert.Equal([$"No payment lifts the suspension of service #{service.Id}."], page.Snackbars));
        await WaitAsTimePassesAsync(() => Assert.Equal("Suspended by hand: Sends spam", page.Find(".why").Words()));
    }

    [Fact]
    public async Task Schedule_ForWhoOnlyLooks_OffersNothing()
    {
        var service = await Space.AddServiceAsync(status: ServiceStatus.Active);
        await Space.AddScheduleAsync(service, ServiceAction.Suspend, new DateOnly(2026, 1, 20));
        await Space.AddScheduleAsync(service, state: ScheduleState.Requested);

        var page = Open($"/services/{service.Id}", Space.Actor with { Granted = new HashSet<string> { Permissions.ServicesSee } });

        page.WaitFor(() => Assert.Equal("Suspend on 20 Jan 2026 by Command line", Plan(page)));
        Assert.True(page.HasRegion("Cancellation requested"));
        Assert.Empty(page.FindAll(".panel section button"));
    }

    [Fact]
    public async Task Outbox_OfAService_TellsWhatIsToBeTold()
    {
        var (page, service) = await OpenActiveAsync();

        await ActAsync(service, ServiceAction.Suspend);

        page.WaitFor(() => Assert.Equal(
            ["Suspended to the customer to be sent · 5 Jan 2026 09:00"], page.Region("Outbox").QuerySelectorAll("li").Select(line => line.Words()).Take(1)));
    }

    private static string Plan(IRenderedComponent<Routes> page) => page.Region("Schedule").QuerySelector(".plan")!.Words();

    private static string Marks(IElement within) => string.Join(", ", within.QuerySelectorAll(".mark").Select(mark => mark.Words()));

    private async Task<(IRenderedComponent<Routes> Page, SpaceService Service)> OpenActiveAsync()
    {
        var service = await Space.AddServiceAsync("shop.example", ServiceStatus.Active);
        var page = Open($"/services/{service.Id}");
        page.WaitFor(() => page.Region("Schedule"));
        return (page, service);
    }
}
