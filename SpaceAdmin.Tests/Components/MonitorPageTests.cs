using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>The page of the Surface Monitor.</summary>
public sealed class MonitorPageTests : DeskTest
{
    [Fact]
    public async Task Page_OfAReseller_TellsHowTheMonitorIs()
    {
        await Space.AddUnpaidAsync("shop.example");
        await Space.AddUnpaidAsync("theirs.example", Space.Zoe);
        Space.Clock.Advance(TimeSpan.FromDays(MonitorDesk.DaysToSuspension));
        await Space.RunMonitorAsync();
        Space.Clock.Advance(TimeSpan.FromMinutes(2));

        var page = OpenPage();

        Assert.Equal("On time", page.Find(".state").Words());
        Assert.Equal(
            ["Last pass 2 minutes ago 1 done in 0.0 s", "Next pass in 3 minutes every 5 minutes", "Waiting 0 nothing is due", "Failed 0 nothing waits to be tried again"],
            page.FindAll(".health .card").Select(card => card.Words()));
        Assert.Equal(
            ["Issue renewals", "Apply balances", "Remind of invoices", "Activate what is paid", "Warn", "Suspend what is overdue", "Cancel what stays unpaid", "Let unpaid orders lapse",
                "Carry out schedules", "Change quantities"],
            page.FindAll(".passes tbody th").Select(cell => cell.Words()));
        Assert.Equal("Suspend what is overdue 1 0 0.0 s", string.Join(' ', page.FindAll(".passes tbody tr")[5].QuerySelectorAll("th, td.num").Select(cell => cell.Words())).Replace("–", "0.0 s", StringComparison.Ordinal));
        Assert.StartsWith("Last 24 hours: 1 done; most of it, 1, in the hour from 15 Jan 2026 09:00", page.FindAll(".bars")[5].GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal("Nothing in the last 24 hours", page.FindAll(".bars")[6].GetAttribute("aria-label"));
        Assert.Equal(["Queue", "Settings", "Run now"], page.FindAll(".title .acts > *").Select(button => button.Words()));
        Assert.Equal("15 Jan 2026 09:00 Timer 1 0 0.0 s", Assert.Single(page.FindAll(".runs tbody tr")).Words());
    }

    [Fact]
    public async Task Page_AfterAPassThatBrokeOff_SaysWhich()
    {
        await using (var db = Space.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Balances RENAME TO Elsewhere", Ct);
            await Assert.ThrowsAsync<BrokenPassException>(() => Space.RunMonitorAsync());
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Elsewhere RENAME TO Balances", Ct);
        }

        var page = OpenPage();

        Assert.Equal("Breaks off", page.Find(".state").Words());
        Assert.Contains("“Apply balances” broke off. The next run tries it again; the server’s log says why.", page.Find(".health .card").Words(), StringComparison.Ordinal);
        Assert.EndsWith("broke off", Assert.Single(page.FindAll(".runs tbody tr")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfSomebodyWhoMayOnlyLook_HasNoButtons()
    {
        var page = OpenPage(Actors.Of(Space.Ours).Without(Permissions.MonitorRun).Without(Permissions.MonitorSettings));

        Assert.Equal(["Queue"], page.FindAll(".title .acts > *").Select(button => button.Words()));
        Assert.Empty(page.FindAll(".title .acts button"));
    }

    [Fact]
    public void Page_WithoutThePermission_IsNotFound()
    {
        var page = Open("/monitor", Actors.Of(Space.Ours).Without(Permissions.MonitorSee));

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public async Task RunNow_DoesWhatIsDue_AndSaysWhat()
    {
        var number = await Space.AddUnpaidAsync("shop.example");
        Space.Clock.Advance(TimeSpan.FromDays(MonitorDesk.DaysToSuspension));
        var page = OpenPage();
        Assert.Contains("Waiting 1 oldest", page.FindAll(".health .card")[2].Words(), StringComparison.Ordinal);

        page.Do(() => page.Button("Run now").Click());

        page.WaitFor(() => Assert.Equal(["The run ended after 0.0 s: 1 done."], page.Snackbars));
        page.WaitFor(() => Assert.Equal("Waiting 0 nothing is due", page.FindAll(".health .card")[2].Words()));
        Assert.Empty(page.FindAll(".progress"));
        Assert.Equal("15 Jan 2026 09:00 Rosa 1 0 0.0 s", Assert.Single(page.FindAll(".runs tbody tr")).Words());
        Assert.Equal(ServiceStatus.Suspended, (await Space.Queries.FindAsync(number, Ct))!.Status);
    }

    [Fact]
    public async Task RunNow_WhileItGoesOn_ShowsHowFarItIs()
    {
        var monitor = new Halting();
        Services.AddSingleton<ISurfaceMonitor>(monitor);
        var page = OpenPage();
        Assert.Empty(page.FindAll(".progress"));

        page.Do(() => page.Button("Run now").Click());

        page.WaitFor(() => Assert.Equal("Suspend what is overdue 200", page.Find(".progress .now").Words()));
        Assert.True(page.Button("Run now").HasAttribute("disabled"));
        await monitor.GoOnAsync(new MonitorProgress(Pass.Cancel, 3));
        page.WaitFor(() => Assert.Equal("Cancel what stays unpaid 3", page.Find(".progress .now").Words()));
        Assert.Contains("Suspend what is overdue 200", page.Find(".progress").Words(), StringComparison.Ordinal);

        monitor.End();

        page.WaitFor(() => Assert.Equal(["The run ended after 2.0 s: 203 done."], page.Snackbars));
        page.WaitFor(() => Assert.Empty(page.FindAll(".progress")));
        Assert.False(page.Button("Run now").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Preview_TellsServiceByService_AndIsNotMadeAnewByEveryChange()
    {
        var (number, held) = (await Space.AddUnpaidAsync("shop.example"), await Space.AddUnpaidAsync("held.example"));
        await HoldAsync(held);
        Space.Clock.Advance(TimeSpan.FromDays(MonitorDesk.DaysToSuspension));
        var page = OpenPage();
        page.WaitFor(() => Assert.Equal("Suspend what is overdue 1 left alone 1", Fold(page).Words())); // little waits, so it is told by itself

        page.Do(() => Fold(page).Click());

        Assert.Equal(
            [$"#{number} shop.example unpaid since 2026-01-12", $"#{held} held.example held until 2026-02-12 Left alone"],
            page.FindAll(".fold li").Select(item => item.Words()));
        Assert.Equal($"/services/{number}", page.FindAll(".fold li a")[0].GetAttribute("href"));
        Assert.Equal(ServiceStatus.Active, (await Space.Queries.FindAsync(number, Ct))!.Status);

        await Space.RunMonitorAsync(); // by somebody else
        await WaitAsTimePassesAsync(() => Assert.Equal("Waiting 0 nothing is due", page.FindAll(".health .card")[2].Words()));
        Assert.Equal("Suspend what is overdue 1 left alone 1", Fold(page).Words());
        page.Do(() => page.Button("Preview").Click());
        page.WaitFor(() => Assert.Equal("Suspend what is overdue 1 left alone 0", Fold(page).Words()));
    }

    [Fact]
    public void Pause_AsksForAReason_AndShowsWhoAndWhy()
    {
        var page = OpenPage(Actors.Administrator);
        page.Do(() => page.Button("Pause…").Click());
        page.WaitFor(() => page.Find("#pause").Submit());
        page.WaitFor(() => Assert.StartsWith("A pause needs a reason", page.Find("[role='dialog'] [role='alert']").Words(), StringComparison.Ordinal));

        page.Do(() => page.Find("#pause-reason").Change("Moving to new servers"));
        page.Do(() => page.Find("#pause").Submit());

        page.WaitFor(() => Assert.Equal("Paused by Ada because Moving to new servers", page.Find(".state").Words()));
        Assert.Equal("Next pass When resumed every 5 minutes", page.FindAll(".health .card")[1].Words());
        page.Do(() => page.Button("Run now").Click());
        page.WaitFor(() => Assert.Contains("The Surface Monitor is paused by Ada: Moving to new servers", page.Snackbars));
        page.Do(() => page.Button("Resume").Click());
        page.WaitFor(() => Assert.Equal("On time", page.Find(".state").Words()));
        Assert.Equal("Pause…", page.FindAll(".title .acts button")[0].Words());
    }

    [Fact]
    public async Task Failure_IsTold_AndCanBeTriedAgain()
    {
        var number = await Space.AddUnpaidAsync("shop.example");
        Space.Clock.Advance(TimeSpan.FromDays(MonitorDesk.DaysToSuspension));
        await Space.BreakAsync(number);
        await Space.RunMonitorAsync();
        var page = OpenPage();

        Assert.Equal("Suspend what is overdue", page.Find(".failures td:nth-child(2)").Words());
        Assert.Equal(("1", "in 5 minutes"), (page.Find(".failures td:nth-child(4)").Words(), page.Find(".failures td:nth-child(5)").Words()));
        Assert.Equal($"/services/{number}", page.Find(".failures a").GetAttribute("href"));
        Assert.Contains("out of order", page.FindAll(".health .bad")[0].Words(), StringComparison.Ordinal);
        page.Do(() => page.Find($"[aria-label='Try again: #{number} shop.example']").Click());
        page.WaitFor(() => Assert.Equal("with the next pass", page.Find(".failures td:nth-child(5)").Words()));
        Assert.Empty(page.FindAll(".failures button"));

        await Space.MendAsync();
        await Space.RunMonitorAsync();
        await WaitAsTimePassesAsync(() => Assert.Equal("Failed Nothing waits to be tried again.", page.Find(".failures").Words()));
    }

    [Fact]
    public async Task OpenPage_SeesThatAnotherPaused_AndThatTheMonitorIsLate()
    {
        await Space.RunMonitorAsync();
        var page = OpenPage();

        Space.Clock.Advance(TimeSpan.FromMinutes(8)); // nothing happens: it looks by itself
        page.WaitFor(() => Assert.Equal("Late", page.Find(".state").Words()));

        await PauseAsync("Stock-taking");
        await WaitAsTimePassesAsync(() => Assert.Equal("Paused by Ada because Stock-taking", page.Find(".state").Words()));
    }

    [Fact]
    public async Task Runs_ArePagedByTheAddress()
    {
        for (var i = 0; i < 27; i++)
        {
            await Space.RunMonitorAsync();
            Space.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var page = OpenPage();
        Assert.Equal(25, page.FindAll(".runs tbody tr").Count);
        Follow(page.Link(".runs", "2"));

        page.WaitFor(() => Assert.Equal(2, page.FindAll(".runs tbody tr").Count));
        Assert.Equal("/monitor?page=2", Address);
    }

    private static AngleSharp.Dom.IElement Fold(IRenderedComponent<Routes> page) => page.FindAll(".fold > button").Single(button => button.Words().StartsWith("Suspend what is overdue", StringComparison.Ordinal));

    private IRenderedComponent<Routes> OpenPage(Actor? actor = null)
    {
        var page = Open("/monitor", actor);
        page.WaitFor(() => Assert.Equal(4, page.FindAll(".health .card").Count));
        return page;
    }

    private async Task HoldAsync(int number)
    {
        await using var db = Space.CreateDbContext();
        (await db.Services.FindAsync([number], Ct))!.Hold(new DateOnly(2026, 2, 12), "Promised");
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>A monitor that stops after a batch, for as long as the test says so.</summary>
    private sealed class Halting : ISurfaceMonitor
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private IProgress<MonitorProgress>? _progress;

        public Task GoOnAsync(MonitorProgress progress) => Task.Run(() => _progress!.Report(progress), Ct);

        public void End() => _end.SetResult();

        public async Task<MonitorReport> RunAsync(RunTrigger trigger, string startedBy, int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct)
        {
            _progress = progress;
            await GoOnAsync(new MonitorProgress(Pass.Suspend, 200));
            await _end.Task;
            return new MonitorReport([new PassCount(Pass.Suspend, 200, 0, 0), new PassCount(Pass.Cancel, 3, 0, 0)], [], TimeSpan.FromSeconds(2));
        }

        public Task<MonitorReport> PreviewAsync(int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct) =>
            Task.FromResult(new MonitorReport([.. Passes.All.Select(pass => new PassCount(pass, 0, 0, 0))], [], TimeSpan.Zero));

        public Task<MonitorBacklog> BacklogAsync(int? resellerId, CancellationToken ct) => Task.FromResult(MonitorBacklog.None);

        public Task<bool> IsPausedAsync(CancellationToken ct) => Task.FromResult(false);

        public bool IsWorkingOn(long runId) => false;
    }

    private async Task PauseAsync(string reason)
    {
        await using var db = Space.CreateDbContext();
        (await db.MonitorStates.FindAsync([1], Ct))!.Pause("Ada", reason, Space.Clock.GetUtcNow());
        await db.SaveChangesAsync(Ct);
        Space.Feed.Publish(SpaceAdmin.Core.Live.Topics.Monitor);
    }
}
