using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>A world of random services, people, payments, holds and crashes; the same for the same seed.</summary>
public abstract class SimulatedWorld : MonitorTest
{
    private static readonly Price[] s_prices =
    [
        Monthly, Monthly with { SetupFee = 500 }, new(new Cycle(10, CycleUnit.Day), 0, 120, "USD"), new(new Cycle(3, CycleUnit.Month), 250, 2_500, "USD"),
        new(new Cycle(1, CycleUnit.Year), 0, 9_900, "USD"), new(new Cycle(1, CycleUnit.Month), 0, 0, "USD"), new(null, 4_000, 0, "USD"),
    ];

#pragma warning disable CA5394 // It must repeat, not surprise.
    protected Random Random { get; private set; } = new(0);

    /// <summary>How many services there were at the start; their numbers begin with 1.</summary>
    protected int Count { get; private set; }

    /// <summary>Two resellers in two time zones, their customers, and what those bought.</summary>
    protected async Task CreateAsync(int seed, int services)
    {
        (Random, Count) = (new Random(seed), services);
        Space.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 20, 4, 30, 0, TimeSpan.Zero)); // another day in New York than in Tokyo
        Space.Actor = SpaceAdmin.Core.Access.Actor.CommandLine;
        await using var db = Space.CreateDbContext();
        await db.Resellers.Where(r => r.Id == Space.Ours.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.TimeZone, "America/New_York"), Ct);
        await db.Resellers.Where(r => r.Id == Space.Theirs.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.TimeZone, "Asia/Tokyo"), Ct);
        var customers = Enumerable.Range(0, Math.Max(2, services / 6)).Select(i => new Customer(i % 3 == 0 ? Space.Theirs.Id : Space.Ours.Id, $"c{i}")).ToList();
        db.Customers.AddRange(customers);
        await db.SaveChangesAsync(Ct);
        var types = await db.ServiceTypes.ToDictionaryAsync(type => type.Name, Ct);
        var last = new Dictionary<int, SpaceService>();
        for (var i = 0; i < services; i++)
        {
            var customer = customers[Random.Next(customers.Count)];
            var parent = last.TryGetValue(customer.Id, out var one) && Chance(30) ? one : null;
            var service = db.Services.Add(parent is null && Chance(20)
                ? Import(customer, types["Hosting plan"], $"s{i}", Pick(s_prices))
                : SpaceService.Order(
                    customer, types[parent is null ? "Hosting plan" : "Hosting add-on"], $"s{i}", parent, Space.Actor, Space.Clock.GetUtcNow(), Pick(s_prices), Random.Next(1, 4))).Entity;
            last[customer.Id] = parent ?? service;
        }

        await db.SaveChangesAsync(Ct);

        await SetAsync(SettingLevel.Installation, 0, new DaysChoice(Random.Next(3, 10), Random.Next(0, 3), Random.Next(0, 6), Random.Next(1, 20)));
        await SetAsync(SettingLevel.Reseller, Space.Theirs.Id, new DaysChoice(Random.Next(0, 15), null, Random.Next(0, 9), null));
        for (var i = 0; i < services / 20; i++)
        {
            await SetAsync(SettingLevel.Service, 1 + i * 20, new DaysChoice(null, Random.Next(0, 4), Random.Next(0, 12), Random.Next(1, 30)));
        }
    }

    // One that ran elsewhere until now; some with a start in days to come.
    private SpaceService Import(Customer customer, ServiceType type, string name, Price price)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(customer.ResellerId == Space.Theirs.Id ? "Asia/Tokyo" : "America/New_York");
        var now = new LocalNow(Space.Clock.GetUtcNow(), zone);
        DateOnly? start = Chance(20) ? null : now.Today.AddDays(Random.Next(-900, 40));
        var status = Pick([ServiceStatus.Active, ServiceStatus.Active, ServiceStatus.Active, ServiceStatus.Suspended, ServiceStatus.Cancelled]);
        return SpaceService.Import(
            customer, type, new ImportedService
            {
                ExternalId = name,
                Name = name,
                Status = status,
                StartsOn = start,
                Cycle = price.Cycle,
                RecurringFee = price.RecurringFee,
                Currency = price.Currency,
                Quantity = Random.Next(1, 4),
            }, null, Space.Actor, now);
    }

    protected bool Chance(int percent) => Random.Next(100) < percent;

    protected T Pick<T>(IReadOnlyList<T> from) => from[Random.Next(from.Count)];

    /// <summary>What people do between two runs: orders are invoiced, invoices paid in whole, in part or too much, buttons pressed, holds and schedules set.</summary>
    protected async Task PeopleAsync(int acts)
    {
        await PayAsync();
        for (var i = 0; i < acts; i++)
        {
            var number = Random.Next(1, Count + 1);
            await using var db = Space.CreateDbContext();
            if (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == number, Ct) is { } service)
            {
                await ActAsync(service);
            }
        }
    }

    private async Task ActAsync(SpaceService service)
    {
        switch (Random.Next(18)) // refusals are part of it
        {
            case < 5:
                await Space.Commands.ApplyAsync(service.Id, ServiceAction.Activate, service.Version, null, Ct);
                break;
            case 5:
                await Space.Commands.ApplyAsync(service.Id, ServiceAction.Suspend, service.Version, null, Ct);
                break;
            case 6 when Chance(30):
                await Space.Commands.ApplyAsync(service.Id, ServiceAction.Cancel, service.Version, null, Ct);
                break;
            case 7:
                await HoldAsync(service.Id, Today.AddDays(Random.Next(1, 20)));
                break;
            case 8:
                await Space.Schedules.ScheduleAsync(service.Id, (ServiceAction)Random.Next(3), Today.AddDays(Random.Next(1, 30)), null, Ct);
                break;
            case 9 when Chance(20):
                await Space.Schedules.ScheduleAsync(service.Id, ServiceAction.Cancel, null, null, Ct);
                break;
            case 10 or 11 when service.Status is ServiceStatus.Ordered && service.InvoicedTerm == 0 && service.FeeOfACycle + service.FeeOfSetup > 0:
                await IssueAsync(service.Id);
                break;
            case 12:
                await Space.Holds.ReleaseAsync(service.Id, service.Version, Ct);
                break;
            case 13 when Chance(30):
                await Space.Commands.ApplyAsync(service.Id, ServiceAction.Delete, service.Version, null, Ct);
                break;
            case 14 when Chance(40):
                await VoidAsync(service.Id);
                break;
            case 15 when Chance(40):
                await AskAsync(service);
                break;
            case 16:
                await AnswerAsync(service.Id);
                break;
            case 17 when Chance(30):
                await ChangeDaysAsync(service);
                break;
        }
    }

    private async Task VoidAsync(int number)
    {
        await using var db = Space.CreateDbContext();
        if (await db.Invoices.AsNoTracking().FirstOrDefaultAsync(invoice => invoice.Status == InvoiceStatus.Unpaid && invoice.Lines.Any(line => line.ServiceId == number), Ct) is { } open)
        {
            await new InvoiceCommands(Space.UnitOfWork, Shipped.FollowUp).VoidAsync(open.Id, open.Version, "A mistake", Ct);
        }
    }

    // By its customer: it asks, or thinks better of it.
    private async Task AskAsync(SpaceService service)
    {
        await using var db = Space.CreateDbContext();
        var desk = Space.Actor;
        Space.Actor = Actors.Of(await db.Customers.AsNoTracking().SingleAsync(customer => customer.Id == service.CustomerId, Ct));
        await (Chance(80) ? Space.Cancellations.RequestAsync(service.Id, Chance(70), null, Ct) : Space.Cancellations.WithdrawAsync(service.Id, Ct));
        Space.Actor = desk;
    }

    // What is open for it, or else for anybody: requests are rare.
    private async Task AnswerAsync(int number)
    {
        await using var db = Space.CreateDbContext();
        var open = await db.ScheduledActions.AsNoTracking().Where(schedule => schedule.State == ScheduleState.Requested || schedule.State == ScheduleState.Pending && schedule.ServiceId == number)
            .OrderBy(schedule => schedule.Id).FirstOrDefaultAsync(Ct);
        if (open is not null)
        {
            await (open.State is ScheduleState.Pending ? Space.Schedules.UndoAsync(open.Id, open.Version, Ct)
                : Chance(60) ? Space.Cancellations.AcceptAsync(open.Id, open.Version, Ct)
                : Space.Cancellations.DeclineAsync(open.Id, open.Version, null, Ct));
        }
    }

    private async Task ChangeDaysAsync(SpaceService service)
    {
        var (level, subject) = Random.Next(3) switch { 0 => (SettingLevel.Installation, 0), 1 => (SettingLevel.Reseller, service.ResellerId), _ => (SettingLevel.Service, service.Id) };
        var days = new DaysChoice(Random.Next(0, 12), Random.Next(0, 3), Random.Next(0, 8), Random.Next(1, 25));
        await using var db = Space.CreateDbContext();
        if (await db.MonitorSettings.SingleOrDefaultAsync(setting => setting.Level == level && setting.Subject == subject, Ct) is { } set)
        {
            set.Change(days, MonitorTexts.None);
            await db.SaveChangesAsync(Ct);
        }
        else
        {
            await SetAsync(level, subject, days);
        }
    }

    private async Task IssueAsync(int number)
    {
        await using var db = Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        var service = await db.Services.Include(s => s.Reseller).SingleAsync(s => s.Id == number, Ct);
        var issuing = Space.WriteOn(db);
        await InvoiceIssuer.IssueAsync(issuing, service.Reseller, [service], issuing.Local(service).Today.AddDays(7), Ct);
        await write.CommitAsync(Ct);
    }

    private async Task PayAsync()
    {
        await using var db = Space.CreateDbContext();
        var open = await db.Invoices.AsNoTracking().Where(invoice => invoice.Status == InvoiceStatus.Unpaid).OrderBy(invoice => invoice.Id).ToListAsync(Ct);
        foreach (var invoice in open.Where(_ => Chance(9)))
        {
            var left = invoice.Open;
            await PayAsync(invoice.Id, Random.Next(10) switch { 0 => Math.Max(1, left / 3), 1 => left + Random.Next(1, 5_000), _ => left });
        }
    }
#pragma warning restore CA5394
}
