using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Resellers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>The monitor leaves a disabled reseller's services alone, and gives days to pay when it may work for them again.</summary>
public sealed class DisabledResellerTests : MonitorTest
{
    private BillingStartQueries Queries => new(Space, Space, Space.Clock, Shipped.FollowUp);

    [Fact]
    public async Task Run_WhileAResellerIsDisabled_LeavesAllOfItAlone_AndNobodyElse()
    {
        Space.Actor = Actor.CommandLine;
        var ours = await ActiveAsync("ours.example");
        var theirs = await ActiveAsync("theirs.example", customer: Space.Zoe);
        await ScheduleAsync(ours, ServiceAction.Suspend, Today.AddDays(3));
        await EnableAsync(false);

        var tasks = await LiveAsync(60);

        Assert.NotEmpty(tasks);
        Assert.All(tasks, task => Assert.Equal(theirs, task.ServiceId));
        Assert.Equal((ServiceStatus.Active, ServiceStatus.Cancelled), ((await FindAsync(ours)).Status, (await FindAsync(theirs)).Status));
        Assert.Equal(MonitorBacklog.None, await Monitor().BacklogAsync(null, Ct));
        Assert.Empty((await PreviewAsync()).Tasks);
        Space.Actor = Actors.Administrator;
        Assert.Equal([new LeftAlone(Space.Ours.Id, "Our Hosting", 0, new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero))], await Queries.LeftAloneAsync(Ct));
    }

    [Fact]
    public async Task Run_AfterTheEnabling_AsksLate_WithDaysToPay()
    {
        var number = await ActiveAsync(); // till 5 Feb
        await EnableAsync(false);
        Space.Clock.Advance(TimeSpan.FromDays(40)); // 14 Feb
        await RunAsync();
        await EnableAsync(true);

        await RunAsync();

        Assert.Equal(new DateOnly(2026, 2, 21), (await InvoicesAsync())[^1].DueOn);
        Assert.Empty(await LiveAsync(7));
        Assert.Equal([Pass.Warn, Pass.Suspend], (await LiveAsync(2)).Select(task => task.Pass));
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task Run_AfterTheEnabling_SuspendsNoDebtBeforeItsDaysToPay_AlsoWhenAnotherIsPaid_AndWarnsFirst()
    {
        var number = await OrderAsync();
        await ActAsync(number, ServiceAction.Activate); // due on 12 Jan, and unpaid
        Space.Clock.Advance(TimeSpan.FromDays(6));
        await EnableAsync(false);
        await LiveAsync(20);
        await EnableAsync(true); // 31 Jan

        Assert.Equal((new DateOnly(2026, 2, 7), "7 days to pay: its reseller was enabled on 2026-01-31"), ((await FindAsync(number)).HoldUntil, (await FindAsync(number)).HoldReason));
        var later = await new InvoiceCommands(Space.UnitOfWork, Shipped.FollowUp).IssueAsync(number, null, Ct); // for the term that comes
        await PayAsync(later.Value!.Id, later.Value.Total.Minor); // what is owed is counted anew by that
        Assert.Equal(new DateOnly(2026, 1, 12), (await FindAsync(number)).DueOn);
        var first = (await RunAsync()).Tasks.Concat(await LiveAsync(5)).Where(task => task.Outcome is TaskOutcome.Done && task.Pass is not Pass.IssueRenewals);
        var then = (await LiveAsync(2)).Where(task => task.Outcome is TaskOutcome.Done);

        Assert.Empty(first);
        Assert.Equal([Pass.Warn, Pass.Suspend], then.Select(task => task.Pass));
    }

    [Fact]
    public async Task Run_AfterTheEnabling_CancelsNoSuspendedOneBeforeItsDaysToPay()
    {
        var number = await OrderAsync();
        await ActAsync(number, ServiceAction.Activate);
        await LiveAsync(10);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
        await EnableAsync(false);
        await LiveAsync(30);
        await EnableAsync(true);

        Assert.DoesNotContain(await LiveAsync(6), task => task.Outcome is TaskOutcome.Done);
        Assert.Equal([Pass.Cancel], (await LiveAsync(1)).Select(task => task.Pass));
    }

    [Fact]
    public async Task Payment_WhileDisabled_ActivatesAfterTheEnabling()
    {
        var number = await OrderAsync();
        await ActAsync(number, ServiceAction.Activate);
        await LiveAsync(10);
        await EnableAsync(false);
        await PayAllAsync(number);
        Assert.Equal(0, (await RunAsync()).Done);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);

        await EnableAsync(true);
        await RunAsync();

        Assert.Equal((ServiceStatus.Active, null), ((await FindAsync(number)).Status, (await FindAsync(number)).HoldUntil));
    }

    [Fact]
    public async Task Failure_OfADisabledReseller_IsNotForgotten()
    {
        var number = await OrderAsync();
        await ActAsync(number, ServiceAction.Activate);
        await using (var db = Space.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"CREATE TRIGGER Broken BEFORE UPDATE OF Status ON Services BEGIN SELECT RAISE(ABORT, 'out of order'); END", Ct);
        }

        await LiveAsync(10);
        await EnableAsync(false);
        await LiveAsync(5);

        await using var after = Space.CreateDbContext();
        Assert.Equal((Pass.Suspend, number), await after.MonitorFailures.Select(failure => ValueTuple.Create(failure.Pass, failure.Subject)).SingleAsync(Ct));
    }

    [Fact]
    public async Task Run_DuringWhichAResellerIsDisabled_StopsAfterItsBatch()
    {
        for (var i = 0; i < 60; i++)
        {
            await ActiveAsync($"s{i}.example", customer: await Space.AddCustomerAsync($"c{i}"));
        }

        Space.Clock.Advance(TimeSpan.FromDays(25));
        var before = (await InvoicesAsync()).Count;

        var report = await Monitor().RunAsync(RunTrigger.Timer, "Timer", null, new Disabling(Space), Ct);

        Assert.Equal((50, 50), (report.Done, (await InvoicesAsync()).Count - before)); // the first batch, before anybody could know how long it takes
    }

    [Fact]
    public async Task Preview_OfItsBilling_SaysThatItIsDisabled_AndTriesNothing()
    {
        await ActiveAsync();
        await EnableAsync(false);
        Space.Clock.Advance(TimeSpan.FromDays(40));
        Space.Actor = Actors.Administrator;

        var preview = (await Queries.PreviewAsync(Space.Ours.Id, null, Ct))!;

        Assert.Equal((true, 0, 0), (preview.IsDisabled, preview.Invoices, preview.Run.Done));
    }

    private async Task EnableAsync(bool enabled)
    {
        var asked = Space.Actor;
        Space.Actor = Actors.Administrator;
        await using var db = Space.CreateDbContext();
        var version = await db.Resellers.Where(reseller => reseller.Id == Space.Ours.Id).Select(reseller => reseller.Version).SingleAsync(Ct);
        var commands = new ResellerCommands(Space.UnitOfWork);
        var result = enabled ? await commands.EnableAsync(Space.Ours.Id, version, Ct) : await commands.DisableAsync(Space.Ours.Id, version, Ct);
        Assert.True(result.Succeeded, result.Failure?.Message);
        Space.Actor = asked;
    }

    /// <summary>Disables the reseller when a run says for the first time how far it is.</summary>
    private sealed class Disabling(Space space) : IProgress<MonitorProgress>
    {
        public void Report(MonitorProgress value)
        {
            using var db = space.CreateDbContext();
            db.Resellers.Where(reseller => reseller.Id == space.Ours.Id && reseller.DisabledAt == null)
                .ExecuteUpdate(set => set.SetProperty(reseller => reseller.DisabledAt, space.Clock.GetUtcNow()));
        }
    }
}
