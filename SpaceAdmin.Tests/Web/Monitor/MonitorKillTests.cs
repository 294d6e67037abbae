using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Monitoring;

namespace SpaceAdmin.Tests.Web;

/// <summary>A monitor that is killed wherever it is has done nothing twice, and the next one forgets nothing.</summary>
[Trait("Category", "Slow")]
public sealed class MonitorKillTests : MonitorTest
{
    private const int Each = 50;

    private static readonly Price s_tenDays = new(new Cycle(10, CycleUnit.Day), 0, 995, "USD");
    private static readonly Price s_free = new(new Cycle(1, CycleUnit.Month), 0, 0, "USD");

    private readonly Dictionary<string, List<int>> _services = [];

    [Fact]
    public async Task Run_KilledAnywhereAndRunAgain_DoesEverythingOnce()
    {
        await FillAsync();
        await using var db = Space.CreateDbContext();
        var (spans, entries, messages) = (
            await db.LifecycleRecords.MaxAsync(span => span.Id, Ct), await db.Audit.MaxAsync(entry => entry.Id, Ct), await db.Outbox.MaxAsync(message => message.Id, Ct));
        await db.MonitorRuns.ExecuteDeleteAsync(Ct);

        var killedInside = 0;
        foreach (var done in new[] { 0, 1, Each + 1, 3 * Each, 5 * Each })
        {
            using var run = ChildProcess.Web(Space.DatabaseFile, "monitor", "run");
            await WaitForAsync(run, done);
            killedInside += run.HasExited ? 0 : 1;
            await run.KillAsync(Ct);
            SqliteConnection.ClearAllPools();
            Assert.Empty(await MonitorInvariants.BrokenAsync(db, Ct));
        }

        Assert.True(killedInside > 1, "No run was killed before it ended.");
        using var last = ChildProcess.Web(Space.DatabaseFile, "monitor", "run");
        var (exitCode, _, errors) = await last.EndAsync(Ct);
        Assert.True(exitCode == 0, errors);

        Assert.Empty(await MonitorInvariants.BrokenAsync(db, Ct));
        Assert.Empty(await MonitorInvariants.LeftAsync(db, Space.Clock.GetUtcNow(), Ct));
        Assert.Equal(MonitorBacklog.None, await Monitor().BacklogAsync(null, Ct));
        var twice = await db.LifecycleRecords.Where(span => span.Id > spans).GroupBy(span => span.ServiceId).Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync(Ct);
        var told = await db.Audit.Where(entry => entry.Id > entries && entry.ServiceId != null)
            .GroupBy(entry => new { entry.ServiceId, entry.Action }).Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync(Ct);
        var sent = await db.Outbox.Where(message => message.Id > messages && message.ServiceId != null)
            .GroupBy(message => new { message.ServiceId, message.Channel, message.Event }).Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync(Ct);
        Assert.Empty(twice);
        Assert.Empty(told);
        Assert.Empty(sent);

        await AssertStatusAsync("cancel", ServiceStatus.Cancelled);
        await AssertStatusAsync("suspend", ServiceStatus.Suspended);
        await AssertStatusAsync("schedule", ServiceStatus.Suspended);
        await AssertStatusAsync("ordered", ServiceStatus.Active);
        await AssertStatusAsync("paid", ServiceStatus.Active);
        await AssertStatusAsync("warn", ServiceStatus.Active);
        await AssertStatusAsync("renew", ServiceStatus.Active);
        Assert.Equal(Each, await db.Outbox.CountAsync(message => message.Id > messages && message.Event == OutboxEvents.Warning, Ct));
        Assert.Equal(Each, await db.Audit.CountAsync(entry => entry.Id > entries && entry.Action == "Apply balance", Ct));
        var renewed = await db.Services.CountAsync(s => EF.Parameter(_services["renew"].Concat(_services["balance"]).ToList()).Contains(s.Id) && s.InvoicedTerm == 2, Ct);
        Assert.Equal(2 * Each, renewed);
        foreach (var pass in new[] { Pass.ApplyBalances, Pass.Warn, Pass.Suspend, Pass.Cancel, Pass.CarryOutSchedules })
        {
            Assert.Equal((pass, Each), (pass, await db.MonitorPassRuns.Where(run => run.Pass == pass).SumAsync(run => run.Done, Ct))); // each run counted what it did, and no more
        }

        Assert.DoesNotContain((await RunAsync()).Tasks, task => task.Pass is not Pass.IssueRenewals);
    }

    private async Task AssertStatusAsync(string kind, ServiceStatus status)
    {
        var numbers = _services[kind];
        await using var db = Space.CreateDbContext();
        var others = await db.Services.Where(s => EF.Parameter(numbers).Contains(s.Id) && s.Status != status).Select(s => $"{kind} {s.Id} is {s.Status}").ToListAsync(Ct);
        Assert.Empty(others);
    }

    /// <summary>Some of each kind, for each pass to do now: by the real clock, which the process goes by.</summary>
    private async Task FillAsync()
    {
        var now = DateTimeOffset.UtcNow;
        Space.Actor = Actor.CommandLine;
        await using (var db = Space.CreateDbContext())
        {
            var toNoon = 12 - now.Hour; // no day ends while this runs
            await db.Resellers.ExecuteUpdateAsync(set => set.SetProperty(r => r.TimeZone, toNoon == 0 ? "UTC" : $"Etc/GMT{(toNoon > 0 ? "-" : "+")}{Math.Abs(toNoon)}"), Ct);
        }

        await AtAsync(now.AddDays(-30), "cancel", "paid");
        await RunAtAsync(now.AddDays(-25));
        await RunAtAsync(now.AddDays(-17)); // they are warned
        await RunAtAsync(now.AddDays(-16)); // and suspended
        await AtAsync(now.AddDays(-13), "suspend");
        await AtAsync(now.AddDays(-11), "warn");
        await RunAtAsync(now.AddDays(-9));
        await RunAtAsync(now.AddDays(-6));
        await AtAsync(now.AddDays(-5), "renew", "balance", "schedule", "ordered");
        foreach (var number in _services["paid"])
        {
            await PayAllAsync(number);
        }

        Space.Clock.SetUtcNow(now);
        await using var warned = Space.CreateDbContext();
        await warned.Services.Where(service => EF.Parameter(_services["suspend"]).Contains(service.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(service => service.WarnedFor, service => service.DueOn).SetProperty(service => service.SuspendsOn, service => service.DueOn), Ct);
    }

    private async Task RunAtAsync(DateTimeOffset at)
    {
        Space.Clock.SetUtcNow(at);
        await RunAsync();
    }

    private async Task AtAsync(DateTimeOffset at, params string[] kinds)
    {
        Space.Clock.SetUtcNow(at);
        foreach (var kind in kinds)
        {
            var numbers = _services[kind] = [];
            for (var i = 0; i < Each; i++)
            {
                var customer = await Space.AddCustomerAsync($"{kind}{i}");
                var price = kind is "schedule" ? s_free : s_tenDays;
                numbers.Add(kind is "ordered" ? await OrderAsync($"{kind}{i}", price, customer) : await ActiveAsync($"{kind}{i}", price, customer));
                await PrepareAsync(kind, numbers[^1], customer.Id);
            }
        }
    }

    private async Task PrepareAsync(string kind, int number, int customer)
    {
        switch (kind)
        {
            case "schedule":
                await ScheduleAsync(number, ServiceAction.Suspend, Today.AddDays(4));
                break;
            case "ordered":
                await using (var db = Space.CreateDbContext())
                {
                    await using var write = await db.BeginWriteAsync(Ct);
                    var service = await db.Services.Include(s => s.Reseller).SingleAsync(s => s.Id == number, Ct);
                    var issuing = Space.WriteOn(db, Actor.CommandLine);
                    await InvoiceIssuer.IssueAsync(issuing, service.Reseller, [service], issuing.Local(service).Today.AddDays(7), Ct);
                    await write.CommitAsync(Ct);
                }

                await PayAllAsync(number);
                break;
            case "balance":
                await using (var db = Space.CreateDbContext())
                {
                    await using var write = await db.BeginWriteAsync(Ct);
                    var invoice = await db.Invoices.SingleAsync(i => i.CustomerId == customer, Ct);
                    var now = Space.Clock.GetUtcNow();
                    db.Payments.Add(new Payment(invoice, 2_000, Today, null, null, Actor.CommandLine, now));
                    await Balances.ChangeAsync(Space.WriteOn(db), invoice, 2_000, "Paid ahead", Ct);
                    await db.SaveChangesAsync(Ct);
                    await write.CommitAsync(Ct);
                }

                break;
        }
    }

    /// <summary>Waits until a run has begun and, over all runs, so much is done.</summary>
    private async Task WaitForAsync(ChildProcess run, int done)
    {
        await using var connection = new SqliteConnection($"{Space.ConnectionString};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT COUNT(*) FROM MonitorRuns WHERE EndedAt IS NULL) > $runs AND (SELECT COALESCE(SUM(Done), 0) FROM MonitorPassRuns) >= $done";
        command.Parameters.AddWithValue("$done", done);
        await using var db = Space.CreateDbContext();
        command.Parameters.AddWithValue("$runs", await db.MonitorRuns.CountAsync(one => one.EndedAt == null, Ct));
        while (!run.HasExited && (long)(await command.ExecuteScalarAsync(Ct))! == 0)
        {
            await Task.Delay(2, Ct);
        }
    }
}
