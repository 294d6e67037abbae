using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.AddOns;

/// <summary>What an order makes, and that it makes it once.</summary>
public sealed class AddOnOrderTests : AddOnTest
{
    [Fact]
    public async Task OrderAsync_OfSeveral_MakesThemUnderTheirService_OneInvoiceAndTakesTheStock()
    {
        var service = await ServiceAsync(new DateOnly(2025, 12, 20));
        var space = await SellAsync(most: 5, stock: 7);
        var move = await SellAsync("Move", prices: new CataloguePrice(null, 3_900, 0));

        var placed = await OrderAddOnsAsync(service, Pick(space, 2), Once(move));

        var made = await AddOnsOfAsync(service);
        Assert.Equal([("Extra space", 2, ServiceStatus.Ordered), ("Move", 1, ServiceStatus.Ordered)], made.Select(one => (one.Name, one.Quantity, one.Status)));
        Assert.All(made, one => Assert.Equal("Hosting add-on", TypeOf(one)));
        var invoice = Assert.Single(await InvoicesAsync());
        Assert.Equal(
            [$"#{made[0].Id} Extra space: 15 of 31 days of 20.00 USD from 2026-01-05 to 2026-01-19", $"#{made[1].Id} Move"], invoice.Lines.Select(line => line.Text));
        Assert.Equal([968L, 3_900L], invoice.Lines.Select(line => line.Amount)); // 20.00 × 15 / 31 = 9.677
        Assert.Equal((InvoiceStatus.Unpaid, new DateOnly(2026, 1, 12)), (invoice.Status, invoice.DueOn));
        Assert.Equal(new PlacedOrder(placed.Id, invoice.Number, $"{invoice.Number}", new Money(4_868, "USD"), new Money(4_868, "USD")), placed);
        Assert.Equal(5, await StockAsync(space));
        Assert.Equal(["anna", "anna"], (await Space.AuditAsync()).Where(entry => entry.Action == "Order").Select(entry => entry.ActorName));
        Assert.Equal(2, (await ToldAsync("Ordered")).Count);
    }

    [Fact]
    public async Task Order_ThatIsPaid_IsActivatedByTheMonitorAndRenewsWithItsService()
    {
        var service = await ServiceAsync(new DateOnly(2025, 12, 20));
        await OrderAddOnsAsync(service, Pick(await SellAsync()));
        var invoice = Assert.Single(await InvoicesAsync());
        Assert.True((await RecordAsync(invoice, "4.84")).Succeeded); // 10.00 × 15 / 31

        await RunMonitorAsync();

        var addOn = Assert.Single(await AddOnsOfAsync(service));
        Assert.Equal(ServiceStatus.Active, addOn.Status);
        var term = Assert.Single(addOn.Terms);
        Assert.Equal((Today, new DateOnly(2026, 1, 20), 484L), (term.StartsOn, term.EndsOn!.Value, term.Fee));

        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 14, 9, 0, 0, TimeSpan.Zero));
        await RunMonitorAsync();

        var renewal = (await InvoicesAsync())[^1];
        Assert.Equal([995L, 1_000L], renewal.Lines.Select(line => line.Amount)); // both on one invoice
        Assert.Equal(new DateOnly(2026, 1, 20), renewal.DueOn);
    }

    [Theory]
    [InlineData("2026-02-03", true)] // an agreed end within the month that would be paid for
    [InlineData("2026-02-04", true)]
    [InlineData("2026-02-05", false)] // the end of that month
    [InlineData(null, false)] // the end of the service's term, which is the same day
    public async Task Order_ForAServiceWithAnAgreedEnd_IsRefusedPastIt_AndSaysUntilWhenItCounts(string? end, bool refused)
    {
        var service = await ServiceAsync(Today); // till 5 Feb
        var (monthly, once) = (await SellAsync(), await SellAsync("Move", prices: new CataloguePrice(null, 3_900, 0)));
        await ScheduleAsync(service, ServiceAction.Cancel, end is null ? null : DateOnly.Parse(end, CultureInfo.InvariantCulture));

        var quote = await QueriesOf(Anna).QuoteAsync(service, [Pick(monthly)], Ct);
        var offers = await QueriesOf(Anna).OffersAsync(service, Ct);

        Assert.Equal(!refused, quote.Succeeded);
        Assert.Equal(refused ? $"“Extra space”: service #{service} “shop.example” is cancelled on {end}, before the time ends that you would pay for." : null, quote.Failure?.Message);
        Assert.Equal(end ?? "2026-02-05", offers!.EndsOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Null(offers.Refusal);
        Assert.True((await QueriesOf(Anna).QuoteAsync(service, [Once(once)], Ct)).Succeeded); // what is bought once has no time
    }

    [Fact]
    public async Task Order_ForAServiceThatIsBeingCancelled_IsRefused()
    {
        var service = await ServiceAsync(Today);
        await using (var db = Space.CreateDbContext())
        {
            (await db.Services.SingleAsync(one => one.Id == service, Ct)).Begin(ServiceAction.Cancel, 1);
            await db.SaveChangesAsync(Ct);
        }

        var quote = await QueriesOf(Anna).QuoteAsync(service, [Pick(await SellAsync())], Ct);

        Assert.IsType<AddOnRefusal.ServiceBeingCancelled>(quote.Failure);
    }

    [Fact]
    public async Task Order_WithEnoughOnTheBalance_IsPaidAtOnce()
    {
        await PayAheadAsync("25.00");
        var service = await ServiceAsync();
        var addOn = await SellAsync();

        var quote = await QuoteAsync(service, Pick(addOn));
        var placed = await OrderAddOnsAsync(service, Pick(addOn));

        Assert.Equal(("10.00 USD", "0.00 USD"), (quote.FromBalance.ToString(), quote.ToPay.ToString()));
        Assert.Equal(0, placed.Open.Minor);
        Assert.Equal(1_500, await BalanceAsync());
        Assert.NotNull(Assert.Single(await AddOnsOfAsync(service)).AwaitsActivationSince);
        await AssertMoneyIsAccountedForAsync();
        await RunMonitorAsync();
        Assert.Equal(ServiceStatus.Active, Assert.Single(await AddOnsOfAsync(service)).Status);
    }

    [Fact]
    public async Task Order_WithTooLittleOnTheBalance_UsesItAndLeavesTheRestOpen()
    {
        await PayAheadAsync("4.00");
        var service = await ServiceAsync();

        var placed = await OrderAddOnsAsync(service, Pick(await SellAsync()));

        Assert.Equal(("10.00 USD", "6.00 USD"), (placed.Total.ToString(), placed.Open.ToString()));
        Assert.Equal(0, await BalanceAsync());
        await AssertMoneyIsAccountedForAsync();
        await RunMonitorAsync();
        Assert.Equal(ServiceStatus.Ordered, Assert.Single(await AddOnsOfAsync(service)).Status);
    }

    [Fact]
    public async Task Order_ThatCostsNothing_HasNoInvoiceAndIsActivated()
    {
        var service = await ServiceAsync();

        var placed = await OrderAddOnsAsync(service, Pick(await SellAsync(prices: new CataloguePrice(Month, 0, 0))));
        await RunMonitorAsync();

        Assert.Null(placed.Invoice);
        Assert.Empty(await InvoicesAsync());
        Assert.Equal(ServiceStatus.Active, Assert.Single(await AddOnsOfAsync(service)).Status);
    }

    [Fact]
    public async Task Order_PaidAfterItsTerm_HasTheDaysThatWerePaidForAndThenAPartAgain()
    {
        var service = await ServiceAsync(new DateOnly(2025, 12, 20));
        await OrderAddOnsAsync(service, Pick(await SellAsync())); // 15 days, until 20 Jan
        await PayRenewalsAsync(service);
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 25, 9, 0, 0, TimeSpan.Zero));

        await PayAllAsync(Assert.Single(await AddOnsOfAsync(service)).Id);
        await RunMonitorAsync();

        var addOn = Assert.Single(await AddOnsOfAsync(service));
        var term = Assert.Single(addOn.Terms);
        Assert.Equal((new DateOnly(2026, 1, 25), new DateOnly(2026, 2, 9)), (term.StartsOn, term.EndsOn!.Value));
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 2, 3, 9, 0, 0, TimeSpan.Zero));
        await RunMonitorAsync();
        var line = (await InvoicesAsync()).SelectMany(invoice => invoice.Lines).Last(one => one.ServiceId == addOn.Id);
        Assert.Equal($"#{addOn.Id} Extra space: 11 of 31 days of 10.00 USD from 2026-02-09 to 2026-02-19", line.Text); // 20 Jan to 20 Feb
        Assert.Equal(355, line.Amount); // 3.548
        await PayAllAsync(addOn.Id);
        addOn = Assert.Single(await AddOnsOfAsync(service));
        Assert.Equal((new DateOnly(2026, 2, 20), (PartTerm?)null), (addOn.TermEndsOn!.Value, addOn.Part));
    }

    [Fact]
    public async Task Order_ActivatedByTheReseller_BeginsOnThatDay()
    {
        var service = await ServiceAsync(new DateOnly(2025, 12, 20));
        await OrderAddOnsAsync(service, Pick(await SellAsync()));
        Space.Clock.Advance(TimeSpan.FromDays(3));
        var addOn = Assert.Single(await AddOnsOfAsync(service));

        Assert.True((await DeskCommands.ApplyAsync(addOn.Id, ServiceAction.Activate, addOn.Version, null, Ct)).Succeeded);

        var term = Assert.Single(Assert.Single(await AddOnsOfAsync(service)).Terms);
        Assert.Equal((new DateOnly(2026, 1, 8), new DateOnly(2026, 1, 20)), (term.StartsOn, term.EndsOn!.Value));
        Assert.Single(await InvoicesAsync()); // nobody is asked twice
    }

    [Fact]
    public async Task Order_WhoseInvoiceIsVoid_IsCancelled_AndItsStockComesBack()
    {
        var service = await ServiceAsync(new DateOnly(2025, 12, 20));
        var kind = await SellAsync(most: 9, stock: 9);
        await OrderAddOnsAsync(service, Pick(kind, 2));
        Assert.Equal(7, await StockAsync(kind));
        var invoice = Assert.Single(await InvoicesAsync());

        Assert.True((await Invoices.VoidAsync(invoice.Id, invoice.Version, "A favour", Ct)).Succeeded);

        var addOn = Assert.Single(await AddOnsOfAsync(service));
        Assert.Equal((ServiceStatus.Cancelled, "A favour", 9), (addOn.Status, addOn.Reason, await StockAsync(kind)));
    }

    [Fact]
    public async Task OrderAsync_TheSameRequestTwice_MakesOneOrder()
    {
        var service = await ServiceAsync();
        var draft = await DraftAsync(service, Pick(await SellAsync(most: 5), 2));

        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CommandsOf(Anna).OrderAsync(service, draft, Ct)));

        Assert.All(orders, order => Assert.Equal(orders[0].Value, order.Value));
        Assert.Single(await AddOnsOfAsync(service));
        Assert.Single(await InvoicesAsync());
    }

    [Fact]
    public async Task OrderAsync_FromASecondWindow_IsStale()
    {
        var service = await ServiceAsync();
        var addOn = await SellAsync(most: 5);
        var (first, second) = (await DraftAsync(service, Pick(addOn)), await DraftAsync(service, Pick(addOn)));

        var orders = await Task.WhenAll(CommandsOf(Anna).OrderAsync(service, first, Ct), CommandsOf(Anna).OrderAsync(service, second, Ct));

        Assert.Single(orders, order => order.Succeeded);
        Assert.IsType<Failure.Stale>(Assert.Single(orders, order => !order.Succeeded).Failure);
        Assert.Single(await AddOnsOfAsync(service));
    }

    [Fact]
    public async Task OrderAsync_OfTheLastOneByFiftyAtOnce_SellsItOnce()
    {
        var addOn = await SellAsync(stock: 1);
        var orders = new List<Task<Result<PlacedOrder>>>();
        for (var i = 0; i < 50; i++)
        {
            var customer = await Space.AddCustomerAsync($"customer-{i}");
            var service = await ServiceAsync(customer: customer);
            var draft = new AddOnOrderDraft(Guid.NewGuid().ToString(), (await FindAsync(service)).Version, [Pick(addOn)], new Money(1_000, "USD"));
            orders.Add(Task.Run(() => CommandsOf(Actors.Of(customer)).OrderAsync(service, draft, Ct), Ct));
        }

        var results = await Task.WhenAll(orders);

        Assert.Single(results, result => result.Succeeded);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.Equal("“Extra space”: Sold out.", result.Failure!.Message));
        Assert.Equal(0, await StockAsync(addOn));
        await using var db = Space.CreateDbContext();
        Assert.Equal((1, 1, 1), (await db.AddOnOrders.CountAsync(Ct), await db.Invoices.CountAsync(Ct), await db.Services.CountAsync(service => service.AddOnId != null, Ct)));
    }

    [Fact]
    public async Task Stock_OfWhatIsCancelledBeforeItWasActive_ComesBack_AndOfTheRestDoesNot()
    {
        var service = await ServiceAsync();
        var addOn = await SellAsync(most: 9, stock: 9);
        await OrderAddOnsAsync(service, Pick(addOn, 2));
        var ordered = Assert.Single(await AddOnsOfAsync(service));

        Assert.True((await DeskCommands.ApplyAsync(ordered.Id, ServiceAction.Cancel, ordered.Version, null, Ct)).Succeeded);
        Assert.Equal(9, await StockAsync(addOn));
        Assert.True((await DeskCommands.ApplyAsync(ordered.Id, ServiceAction.Activate, ordered.Version + 1, null, Ct)).Succeeded);
        Assert.Equal(7, await StockAsync(addOn));
        Assert.True((await DeskCommands.ApplyAsync(ordered.Id, ServiceAction.Cancel, ordered.Version + 2, null, Ct)).Succeeded);
        Assert.Equal(7, await StockAsync(addOn));
    }

    [Fact]
    public async Task Stock_SoldWhileSomebodyEditsTheAddOn_IsNotForgotten()
    {
        var service = await ServiceAsync();
        var kind = await SellAsync(most: 9, stock: 9);
        var desk = new ActorIs(Actors.Of(Space.Ours));
        var (queries, commands) = (new CatalogueQueries(Space, desk), new CatalogueCommands(Space.UnitOfWorkOf(desk), FakeOutside.Kinds));
        var key = new CatalogueKey(CatalogueKind.AddOn, kind);
        var opened = (await queries.FindAsync(key, Ct))!;
        await OrderAddOnsAsync(service, Pick(kind, 2));

        var counted = await commands.ChangeAsync(key, opened.Version, opened.Draft with { Stock = "20" }, Ct);
        var described = await commands.ChangeAsync(key, opened.Version, opened.Draft with { Description = "At once." }, Ct);

        Assert.Equal("Customers ordered meanwhile: the stock is 7 now, and was 9. Open it again to count anew.", counted.Failure!.Message);
        Assert.True(described.Succeeded);
        Assert.Equal(7, await StockAsync(kind));
    }

    private static string TypeOf(SpaceService service) => service.TypeId == 2 ? "Hosting add-on" : $"type {service.TypeId}";

    // As the monitor and the customer do each month.
    private async Task PayRenewalsAsync(int service)
    {
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 14, 9, 0, 0, TimeSpan.Zero));
        await RunMonitorAsync();
        await PayAllAsync(service);
    }
}
