using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>Nothing is done twice and nothing is forgotten, whatever happens in between.</summary>
[Trait("Category", "Slow")]
public sealed class MonitorOnceTests : MonitorTest
{
    /// <summary>More than two batches of any pass.</summary>
    private const int Many = 450;

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
    public async Task AFailure_OfARenewal_StopsNoOtherServiceOfItsCustomer()
    {
        var (good, bad, better) = (await ActiveAsync("good"), await ActiveAsync("bad"), await ActiveAsync("better"));
        await ExecuteAsync($"CREATE TRIGGER Broken BEFORE UPDATE OF InvoicedTerm ON Services WHEN NEW.Id = {bad} BEGIN SELECT RAISE(ABORT, 'out of order'); END");
        Space.Clock.Advance(TimeSpan.FromDays(24)); // 29 Jan
        Assert.Equal([(good, TaskOutcome.Done), (bad, TaskOutcome.Failed), (better, TaskOutcome.Done)], (await PreviewAsync()).Tasks.Select(task => (task.Subject, task.Outcome)));

        var report = await RunAsync();

        Assert.Equal([(good, TaskOutcome.Done), (bad, TaskOutcome.Failed), (better, TaskOutcome.Done)], report.Tasks.Select(task => (task.Subject, task.Outcome)));
        Space.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([(bad, TaskOutcome.Failed)], (await RunAsync()).Tasks.Select(task => (task.Subject, task.Outcome)));
        await ExecuteAsync("DROP TRIGGER Broken");
        Space.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([(bad, TaskOutcome.Done)], (await RunAsync()).Tasks.Select(task => (task.Subject, task.Outcome)));
        Assert.Equal([2, 2, 2], new[] { await FindAsync(good), await FindAsync(bad), await FindAsync(better) }.Select(service => service.InvoicedTerm));
    }

    [Fact]
    public async Task APassThatCannotSearch_StopsNoOtherPass_AndIsTold()
    {
        var number = await ActiveAsync();
        await LiveAsync(32);
        Space.Clock.Advance(TimeSpan.FromDays(1)); // to be suspended, by a later pass
        await ExecuteAsync("ALTER TABLE Balances RENAME TO Elsewhere");

        var broken = await Assert.ThrowsAsync<BrokenPassException>(RunAsync);

        Assert.Equal([Pass.ApplyBalances], broken.BrokenOff);
        Assert.Contains("Balances", Assert.Single(broken.InnerExceptions).Message, StringComparison.Ordinal);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
        await using var db = Space.CreateDbContext();
        Assert.NotNull((await db.MonitorRuns.OrderBy(run => run.Id).LastAsync(Ct)).EndedAt);
    }

    [Fact]
    public async Task APreview_LetsOthersWriteBetweenItsCustomers()
    {
        await ImportAsync(60); // each of another customer, and a preview tries fifty at a time
        Space.Clock.Advance(TimeSpan.FromDays(24));
        var writer = new Writer(Space);

        Assert.Equal(60, (await new SurfaceMonitor(writer, new SpaceAdmin.Core.Data.Writer(writer, Space.Clock, Space.Feed), Space.Clock, Space.Feed, Shipped.FollowUp, NullLogger<SurfaceMonitor>.Instance).PreviewAsync(null, null, Ct)).Done);

        Assert.Equal(["preview", "somebody", "preview"], writer.Order);
    }

    [Fact]
    public async Task EveryPass_CrossesItsBatches_AndMeetsEachOnce()
    {
        var services = await ImportAsync(Many); // 5 Jan to 5 Feb, all on one day
        await EachAsync(Pass.CarryOutSchedules, new DateOnly(2026, 1, 10), async () => await ScheduleAllAsync(services, ServiceAction.Suspend, new DateOnly(2026, 1, 10)));
        await EachAsync(Pass.CarryOutSchedules, new DateOnly(2026, 1, 12), async () => await ScheduleAllAsync(services, ServiceAction.Activate, new DateOnly(2026, 1, 12)));
        await EachAsync(Pass.IssueRenewals, new DateOnly(2026, 1, 29));
        await EachAsync(Pass.Warn, new DateOnly(2026, 2, 6));
        await EachAsync(Pass.Suspend, new DateOnly(2026, 2, 7));
        await FillBalancesAsync();
        var tasks = (await RunAsync()).Tasks;
        Assert.Equal(Many, tasks.Where(task => task.Pass is Pass.ApplyBalances).DistinctBy(task => task.Subject).Count());
        Assert.Equal(services, tasks.Where(task => task.Pass is Pass.Activate).Select(task => task.Subject).Order());
        Assert.Equal(2 * Many, tasks.Count); // 7 Feb to 7 March
        await EachAsync(Pass.IssueRenewals, new DateOnly(2026, 2, 28));
        await EachAsync(Pass.Warn, new DateOnly(2026, 3, 8));
        await EachAsync(Pass.Suspend, new DateOnly(2026, 3, 9));
        await EachAsync(Pass.Cancel, new DateOnly(2026, 3, 23));

        await using var db = Space.CreateDbContext();
        Assert.Empty(await MonitorInvariants.BrokenAsync(db, Ct));

        async Task EachAsync(Pass pass, DateOnly day, Func<Task>? before = null)
        {
            await (before?.Invoke() ?? Task.CompletedTask);
            Space.Clock.SetUtcNow(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero));
            var met = (await RunAsync()).Tasks;
            Assert.All(met, task => Assert.Equal((pass, TaskOutcome.Done), (task.Pass, task.Outcome)));
            Assert.Equal(services, met.Select(task => task.ServiceId!.Value).Order());
            Assert.Empty((await RunAsync()).Tasks);
        }
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
        using var work = new MonitorWork(Space.WriteOn(db, Actor.SurfaceMonitor), scope, Shipped.FollowUp);
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

        Assert.Equal([(Pass.Warn, early), (Pass.Warn, late)], report.Tasks.Select(task => (task.Pass, task.Subject)));
        Assert.Equal([(Pass.Suspend, early), (Pass.Suspend, late)], (await LiveAsync(1)).Select(task => (task.Pass, task.Subject))); // a day after their warnings
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
        Assert.Single(await ToldAsync(OutboxEvents.Suspended));
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

    /// <summary>So many that each of another customer, Active and paid until 5 Feb.</summary>
    private async Task<List<int>> ImportAsync(int count)
    {
        await using var db = Space.CreateDbContext();
        var type = await db.ServiceTypes.SingleAsync(one => one.Name == "Hosting plan", Ct);
        var services = Enumerable.Range(1, count).Select(i => SpaceService.Import(
            new Customer(Space.Ours.Id, $"c{i}"), type,
            new ImportedService
            {
                ExternalId = $"x{i}",
                Name = $"s{i}",
                Status = ServiceStatus.Active,
                StartsOn = Today,
                Cycle = Monthly.Cycle,
                RecurringFee = Monthly.RecurringFee,
                Currency = Monthly.Currency,
                Quantity = 1,
            },
            null, Actor.CommandLine, LocalNow.Utc(Space.Clock.GetUtcNow()))).ToList();
        db.Services.AddRange(services);
        await db.SaveChangesAsync(Ct);
        return [.. services.Select(service => service.Id).Order()];
    }

    private async Task ScheduleAllAsync(IEnumerable<int> numbers, ServiceAction action, DateOnly on)
    {
        await using var db = Space.CreateDbContext();
        foreach (var service in await db.Services.Where(service => numbers.Contains(service.Id)).ToListAsync(Ct))
        {
            db.ScheduledActions.Add(new ScheduledAction(service, action, on, null, ScheduleState.Pending, Actor.CommandLine, Space.Clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(Ct);
    }

    // As if each had paid the invoice twice and taken the first payment back: what counts is what lies there.
    private async Task FillBalancesAsync()
    {
        await using var db = Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        foreach (var invoice in await db.Invoices.Where(invoice => invoice.Status == InvoiceStatus.Unpaid).ToListAsync(Ct))
        {
            db.Payments.Add(new Payment(invoice, invoice.Open, Today, null, null, Actor.CommandLine, Space.Clock.GetUtcNow()));
            await Balances.ChangeAsync(Space.WriteOn(db), invoice, invoice.Open, "Paid ahead", Ct);
        }

        await db.SaveChangesAsync(Ct);
        await write.CommitAsync(Ct);
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

    /// <summary>Somebody who asks for the writer while a preview has it for the first time.</summary>
    private sealed class Writer(Space space) : DbTransactionInterceptor, IDbContextFactory<SpaceDb>
    {
        private readonly ConcurrentQueue<string> _order = new();
        private Task? _somebody;

        public IReadOnlyList<string> Order => [.. _order];

        public SpaceDb CreateDbContext() => new SqliteSpaceDb((DbContextOptions<SqliteSpaceDb>)
            new DbContextOptionsBuilder<SqliteSpaceDb>().UseSpaceSqlite(space.ConnectionString).AddInterceptors(this).Options);

        public override async ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            _order.Enqueue("preview");
            if (_somebody is null)
            {
                var asks = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _somebody = Task.Run(() => WriteAsync(asks), cancellationToken);
                await asks.Task;
            }

            return result;
        }

        private async Task WriteAsync(TaskCompletionSource asks)
        {
            await using var db = space.CreateDbContext();
            asks.SetResult();
            await using var write = await db.BeginWriteAsync(Ct);
            _order.Enqueue("somebody");
        }
    }
}
