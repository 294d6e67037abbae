using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Billing;

namespace SpaceAdmin.Tests.Core.AddOns;

/// <summary>Services on plans, what extends them, and customers who order it. At first it is 5 January 2026.</summary>
public abstract class AddOnTest : BillingTest
{
    protected static readonly Cycle Month = new(1, CycleUnit.Month);

    private protected static IServiceFollowUp FollowUps { get; } = Shipped.FollowUp;

    /// <summary>The customer who orders, unless another one is named.</summary>
    protected Actor Anna => Actors.Of(Space.Anna);

    private protected AddOnCommands CommandsOf(Actor actor) => new(Space.UnitOfWorkOf(new ActorIs(actor)), FollowUps);

    private protected AddOnQueries QueriesOf(Actor actor) => new(Space, new ActorIs(actor), Space.Clock);

    private protected ServiceCommands DeskCommands => new(Space.UnitOfWorkOf(new ActorIs(Actors.Of(Space.Ours))), FollowUps);

    /// <summary>A run of the monitor as the program has it.</summary>
    private protected Task<MonitorReport> RunMonitorAsync() =>
        new SurfaceMonitor(Space, Space.Writer, Space.Clock, Space.Feed, FollowUps, NullLogger<SurfaceMonitor>.Instance).RunAsync(RunTrigger.Timer, "Timer", null, null, Ct);

    private protected static AddOnPick Pick(int addOn, int quantity = 1, Cycle? cycle = null) => new(addOn, cycle ?? Month, quantity);

    private protected static AddOnPick Once(int addOn, int quantity = 1) => new(addOn, null, quantity);

    private protected Task<int> ServiceAsync(
        DateOnly? startedOn = null, Cycle? cycle = null, Customer? customer = null, string plan = "Basic", ServiceStatus status = ServiceStatus.Active, long? fee = 995) =>
        Space.AddExtendableAsync(startedOn, cycle, customer, plan, status, fee);

    private protected Task<int> SellAsync(
        string name = "Extra space", int most = 1, int? stock = null, string plan = "Basic", string currency = "USD", params CataloguePrice[] prices) =>
        Space.SellAsync(name, most, stock, plan, currency, prices);

    private protected async Task ChangeAsync(int addOn, Action<AddOn> change)
    {
        await using var db = Space.CreateDbContext();
        change(await db.AddOns.Include(one => one.Plans).SingleAsync(one => one.Id == addOn, Ct));
        await db.SaveChangesAsync(Ct);
    }

    private protected async Task<int?> StockAsync(int addOn)
    {
        await using var db = Space.CreateDbContext();
        return (await db.AddOns.AsNoTracking().SingleAsync(one => one.Id == addOn, Ct)).Stock;
    }

    private protected async Task<AddOnQuote> QuoteAsync(int number, params AddOnPick[] picks)
    {
        var quote = await QueriesOf(Anna).QuoteAsync(number, picks, Ct);
        Assert.True(quote.Succeeded, quote.Failure?.Message);
        return quote.Value;
    }

    /// <summary>At the price of today, for the service as it is now.</summary>
    private protected async Task<AddOnOrderDraft> DraftAsync(int number, params AddOnPick[] picks) =>
        new(Guid.NewGuid().ToString(), (await FindAsync(number)).Version, picks, (await QuoteAsync(number, picks)).Total);

    private protected async Task<PlacedOrder> OrderAddOnsAsync(int number, params AddOnPick[] picks)
    {
        var placed = await CommandsOf(Anna).OrderAsync(number, await DraftAsync(number, picks), Ct);
        Assert.True(placed.Succeeded, placed.Failure?.Message);
        return placed.Value;
    }

    private protected async Task<List<SpaceService>> AddOnsOfAsync(int number)
    {
        await using var db = Space.CreateDbContext();
        return await db.Services.AsNoTracking().Include(one => one.Terms.OrderBy(term => term.Number)).Where(one => one.ParentId == number).OrderBy(one => one.Id).ToListAsync(Ct);
    }

    /// <summary>Anna has paid so much ahead.</summary>
    private protected async Task PayAheadAsync(string amount)
    {
        var invoice = await InvoicedAsync();
        var ahead = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) + 9.95m;
        Assert.True((await RecordAsync(invoice, ahead.ToString(System.Globalization.CultureInfo.InvariantCulture))).Succeeded);
    }

    private protected async Task AssertNothingHappenedAsync()
    {
        await using var db = Space.CreateDbContext();
        Assert.Empty(db.AddOnOrders);
        Assert.DoesNotContain(db.Services, service => service.AddOnId != null);
        Assert.Empty(db.Invoices);
    }
}
