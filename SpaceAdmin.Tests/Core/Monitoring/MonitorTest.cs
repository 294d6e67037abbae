using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>The monitor on a real database, on a clock that we hold.</summary>
public abstract class MonitorTest : IDisposable
{
    /// <summary>9.95 a month.</summary>
    protected static readonly Price Monthly = new(new Cycle(1, CycleUnit.Month), 0, 995, "USD");

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected Space Space { get; } = new();

    protected DateOnly Today => DateOnly.FromDateTime(Space.Clock.GetUtcNow().UtcDateTime);

    public void Dispose()
    {
        Space.Dispose();
        GC.SuppressFinalize(this);
    }

    protected SurfaceMonitor Monitor() => new(Space, Space.Writer, Space.Clock, Space.Feed, Shipped.FollowUp, NullLogger<SurfaceMonitor>.Instance);

    protected Task<MonitorReport> RunAsync() => Monitor().RunAsync(RunTrigger.Timer, "Timer", null, null, Ct);

    protected Task<MonitorReport> PreviewAsync() => Monitor().PreviewAsync(null, null, Ct);

    /// <summary>The next days, one after the other, as the monitor lives them.</summary>
    protected async Task<List<MonitorTask>> LiveAsync(int days)
    {
        var tasks = new List<MonitorTask>();
        for (var i = 0; i < days; i++)
        {
            Space.Clock.Advance(TimeSpan.FromDays(1));
            tasks.AddRange((await RunAsync()).Tasks);
        }

        return tasks;
    }

    /// <summary>Goes to the morning of that day, without what the monitor would have done until then.</summary>
    protected void SkipTo(DateOnly day) => Space.Clock.Advance(TimeSpan.FromDays(day.DayNumber - Today.DayNumber));

    protected async Task<int> OrderAsync(string name = "shop.example", Price? price = null, Customer? customer = null, int? parent = null)
    {
        await using var db = Space.CreateDbContext();
        var owner = await db.Customers.SingleAsync(c => c.Id == (customer ?? Space.Anna).Id, Ct);
        var type = await db.ServiceTypes.SingleAsync(t => t.Name == (parent == null ? "Hosting plan" : "Hosting add-on"), Ct);
        var extended = parent is null ? null : await db.Services.SingleAsync(s => s.Id == parent, Ct);
        var service = db.Services.Add(SpaceService.Order(owner, type, name, extended, Actor.CommandLine, Space.Clock.GetUtcNow(), price ?? Monthly)).Entity;
        await db.SaveChangesAsync(Ct);
        return service.Id;
    }

    /// <summary>Ordered and activated by hand today, and paid for its first term.</summary>
    protected async Task<int> ActiveAsync(string name = "shop.example", Price? price = null, Customer? customer = null, int? parent = null)
    {
        var number = await OrderAsync(name, price, customer, parent);
        await ActAsync(number, ServiceAction.Activate);
        await PayAllAsync(number);
        return number;
    }

    protected async Task ActAsync(int number, ServiceAction action)
    {
        var result = await Space.Commands.ApplyAsync(number, action, (await FindAsync(number)).Version, null, Ct);
        Assert.True(result.Succeeded, result.Failure?.Message);
    }

    protected async Task<SpaceService> FindAsync(int number)
    {
        await using var db = Space.CreateDbContext();
        return await db.Services.AsNoTracking()
            .Include(s => s.Lifecycle.OrderBy(span => span.Id)).Include(s => s.Terms.OrderBy(term => term.Number)).AsSplitQuery()
            .SingleAsync(s => s.Id == number, Ct);
    }

    protected async Task<List<Invoice>> InvoicesAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.Invoices.AsNoTracking().Include(invoice => invoice.Lines).OrderBy(invoice => invoice.Id).ToListAsync(Ct);
    }

    protected async Task<List<CreditNote>> CreditNotesAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.CreditNotes.AsNoTracking().Include(note => note.Lines).OrderBy(note => note.Id).ToListAsync(Ct);
    }

    protected async Task<List<OutboxMessage>> ToldAsync(string happened)
    {
        await using var db = Space.CreateDbContext();
        return await db.Outbox.AsNoTracking().Where(message => message.Event == happened).OrderBy(message => message.Id).ToListAsync(Ct);
    }

    /// <summary>Pays what is open for a service, past the page's checks.</summary>
    protected async Task PayAllAsync(int number)
    {
        await using var db = Space.CreateDbContext(); // asked for these alone: some worlds have hundreds
        var unpaid = db.Invoices.AsNoTracking().Where(i => i.Status == InvoiceStatus.Unpaid && i.Lines.Any(line => line.ServiceId == number));
        foreach (var invoice in await unpaid.OrderBy(i => i.Id).ToListAsync(Ct))
        {
            await PayAsync(invoice.Id, invoice.Open);
        }
    }

    protected async Task PayAsync(int invoiceId, long amount)
    {
        await using var db = Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        var invoice = await db.Invoices.Include(i => i.Lines).Include(i => i.Reseller).SingleAsync(i => i.Id == invoiceId, Ct);
        var now = invoice.Reseller.Local(Space.Clock.GetUtcNow());
        db.Payments.Add(new Payment(invoice, amount, now.Today, null, null, Actor.CommandLine, now.Instant));
        var rest = invoice.Take(amount, now.Instant);
        await Balances.ChangeAsync(Space.WriteOn(db), invoice, rest, "Paid too much", Ct);
        await db.SaveChangesAsync(Ct);
        await InvoiceSettlement.SettleAsync(Space.WriteOn(db), invoice, now, Ct);
        await write.CommitAsync(Ct);
    }

    protected async Task SetAsync(SettingLevel level, int subject, DaysChoice days, MonitorTexts? texts = null)
    {
        await using var db = Space.CreateDbContext();
        var setting = new MonitorSetting(level, subject, null);
        setting.Change(days, texts ?? MonitorTexts.None);
        db.MonitorSettings.Add(setting);
        await db.SaveChangesAsync(Ct);
    }

    protected async Task HoldAsync(int number, DateOnly until)
    {
        await using var db = Space.CreateDbContext();
        (await db.Services.SingleAsync(service => service.Id == number, Ct)).Hold(until, "Promised");
        await db.SaveChangesAsync(Ct);
    }

    protected async Task ScheduleAsync(int number, ServiceAction action, DateOnly? on)
    {
        await using var db = Space.CreateDbContext();
        var service = await db.Services.SingleAsync(s => s.Id == number, Ct);
        db.ScheduledActions.Add(new ScheduledAction(service, action, on, null, ScheduleState.Pending, Actor.CommandLine, Space.Clock.GetUtcNow()));
        await db.SaveChangesAsync(Ct);
    }
}
