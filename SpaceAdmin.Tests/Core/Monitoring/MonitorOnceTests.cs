using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>Nothing is done twice and nothing is forgotten, whatever happens in between.</summary>
public sealed class MonitorOnceTests : MonitorTest
{
    [Fact]
    public async Task RunAsync_Again_DoesNothing()
    {
        await ActiveAsync("one");
        await LiveAsync(33); // suspended
        var (invoices, told) = ((await InvoicesAsync()).Count, await CountAsync());

        Assert.Empty((await RunAsync()).Tasks);
        Assert.Empty((await RunAsync()).Tasks);

        Assert.Equal((invoices, told), ((await InvoicesAsync()).Count, await CountAsync()));
    }

    [Fact]
    public async Task TwoMonitorsAtOnce_DoEverythingOnce()
    {
        var numbers = new List<int>();
        for (var i = 0; i < 120; i++)
        {
            numbers.Add(await ActiveAsync($"s{i}", customer: i % 2 == 0 ? Space.Anna : Space.Bert));
        }

        await LiveAsync(25);
        for (var day = 0; day < 20; day++) // from the invoices to the cancellation
        {
            Space.Clock.Advance(TimeSpan.FromDays(1));
            await Task.WhenAll(Task.Run(RunAsync, Ct), Task.Run(RunAsync, Ct), Task.Run(RunAsync, Ct));
        }

        await using var db = Space.CreateDbContext();
        Assert.Empty(await MonitorInvariants.BrokenAsync(db, Ct));
        Assert.Equal(120, await db.LifecycleRecords.CountAsync(span => span.BegunBy == "Suspend", Ct));
        Assert.Equal(120, await db.Outbox.CountAsync(message => message.Event == OutboxEvents.Warning, Ct));
        Assert.Equal(120, await db.Audit.CountAsync(entry => entry.Action == "Suspend", Ct));
        Assert.Equal(120, await db.MonitorPassRuns.Where(run => run.Pass == Pass.Suspend).SumAsync(run => run.Done, Ct));
        Assert.Equal(120, await db.InvoiceLines.CountAsync(line => line.TermNumber == 2, Ct));
        Assert.Equal(122, (await InvoicesAsync()).Count); // 120 for the first terms, and one for each customer
    }

    [Fact]
    public async Task AFailure_StopsNobodyElse_IsTriedLaterAndLater_AndIsForgottenWhenItWorks()
    {
        var (good, bad) = (await ActiveAsync("good"), await ActiveAsync("bad"));
        await LiveAsync(32);
        await ExecuteAsync($"CREATE TRIGGER Broken BEFORE UPDATE OF Status ON Services WHEN NEW.Id = {bad} BEGIN SELECT RAISE(ABORT, 'out of order'); END");

        Space.Clock.Advance(TimeSpan.FromDays(1));
        var report = await RunAsync();

        Assert.Equal([(good, TaskOutcome.Done), (bad, TaskOutcome.Failed)], report.Tasks.Select(task => (task.Subject, task.Outcome)));
        var failure = await FailureAsync();
        Assert.Equal((1, Space.Clock.GetUtcNow().AddMinutes(5)), (failure!.Attempts, failure.NextTryAt));
        Assert.Contains("out of order", failure.Error, StringComparison.Ordinal);

        Space.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty((await RunAsync()).Tasks);
        Space.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single((await RunAsync()).Tasks);
        Assert.Equal((2, Space.Clock.GetUtcNow().AddMinutes(10)), ((await FailureAsync())!.Attempts, (await FailureAsync())!.NextTryAt));

        await ExecuteAsync("DROP TRIGGER Broken");
        Space.Clock.Advance(TimeSpan.FromMinutes(10));
        await RunAsync();
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(bad)).Status);
        Assert.Null(await FailureAsync());
    }

    [Fact]
    public async Task AFailure_OfWhatWasPaidMeanwhile_IsForgotten()
    {
        var bad = await ActiveAsync("bad");
        await LiveAsync(32);
        await ExecuteAsync($"CREATE TRIGGER Broken BEFORE UPDATE OF Status ON Services BEGIN SELECT RAISE(ABORT, 'out of order'); END");
        await LiveAsync(1);
        Assert.NotNull(await FailureAsync());

        await PayAllAsync(bad);
        await LiveAsync(1);

        Assert.Null(await FailureAsync());
        Assert.Equal(ServiceStatus.Active, (await FindAsync(bad)).Status);
    }

    public static TheoryData<string> Meanwhile => ["paid", "held", "suspended by hand", "cancelled by hand", "deleted"];

    [Theory, MemberData(nameof(Meanwhile))]
    public async Task WhatChangedBetweenTheSearchAndTheDeed_IsLeftAlone(string what)
    {
        var number = await ActiveAsync();
        await LiveAsync(32);
        Space.Clock.Advance(TimeSpan.FromDays(1));
        var pass = new SuspendPass();
        await using var db = Space.CreateDbContext();
        var scope = await MonitorScope.ReadAsync(db, Space.Clock.GetUtcNow(), null, null, Ct);
        var found = await pass.NextAsync(db, scope, Ct);
        Assert.Equal([number], found.Select(candidate => candidate.Subject));

        switch (what)
        {
            case "paid": await PayAllAsync(number); break;
            case "held": await HoldAsync(number, Today.AddDays(3)); break;
            case "suspended by hand": await ActAsync(number, ServiceAction.Suspend); break;
            case "cancelled by hand": await ActAsync(number, ServiceAction.Cancel); break;
            default:
                await ActAsync(number, ServiceAction.Cancel);
                await ActAsync(number, ServiceAction.Delete);
                break;
        }

        await using var write = await db.BeginWriteAsync(Ct);
        using var work = new MonitorWork(db, scope, new ServiceBilling());
        await pass.DoAsync(work, found, Ct);
        await write.CommitAsync(Ct);

        Assert.DoesNotContain(work.Tasks, task => task.Outcome is TaskOutcome.Done);
        Assert.DoesNotContain(await Space.AuditAsync(), entry => entry is { Action: "Suspend", ActorName: "Surface Monitor" });
    }

    [Fact]
    public async Task ATwoDayPause_ForgetsNobody()
    {
        var early = await ActiveAsync("early"); // to 5 Feb
        Space.Clock.Advance(TimeSpan.FromDays(2));
        var late = await ActiveAsync("late"); // to 7 Feb
        await LiveAsync(29); // 5 Feb: both are invoiced

        Space.Clock.Advance(TimeSpan.FromDays(3)); // nothing ran on the 6th and the 7th
        var report = await RunAsync();

        Assert.Equal([(Pass.Warn, late), (Pass.Suspend, early)], report.Tasks.Select(task => (task.Pass, task.Subject)));
        Assert.Equal([(Pass.Suspend, late)], (await LiveAsync(1)).Select(task => (task.Pass, task.Subject)));
    }

    [Fact]
    public async Task AClockSetBack_WarnsAndActsNoSecondTime()
    {
        var number = await ActiveAsync();
        await LiveAsync(32); // warned on 6 Feb
        Assert.Single(await ToldAsync(OutboxEvents.Warning));
        await LiveAsync(1); // suspended on 7 Feb

        Space.Clock.AdjustTime(Space.Clock.GetUtcNow().AddDays(-3));
        await LiveAsync(5);

        Assert.Single(await ToldAsync(OutboxEvents.Warning));
        Assert.Equal(2, (await ToldAsync(OutboxEvents.Suspended)).Count); // one to tell, one to do
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
        Assert.Equal(2, (await InvoicesAsync()).Count);
        await using var db = Space.CreateDbContext();
        Assert.Empty(await MonitorInvariants.BrokenAsync(db, Ct));
    }

    [Fact]
    public async Task RunAsync_ForOneReseller_LeavesTheOthersAlone()
    {
        Space.Actor = Actor.CommandLine;
        var (ours, theirs) = (await ActiveAsync("ours"), await ActiveAsync("theirs", customer: Space.Zoe));
        Space.Clock.Advance(TimeSpan.FromDays(27));

        var report = await Monitor().RunAsync(RunTrigger.Hand, "Ada", Space.Ours.Id, null, Ct);

        Assert.Equal([ours], report.Tasks.Select(task => task.Subject));
        Assert.Equal(1, (await FindAsync(theirs)).InvoicedTerm);
    }

    private async Task<int> CountAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.Outbox.CountAsync(Ct) + await db.Audit.CountAsync(Ct) + await db.LifecycleRecords.CountAsync(Ct);
    }

    private async Task<MonitorFailure?> FailureAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.MonitorFailures.AsNoTracking().SingleOrDefaultAsync(Ct);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = Space.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql, Ct);
    }
}
