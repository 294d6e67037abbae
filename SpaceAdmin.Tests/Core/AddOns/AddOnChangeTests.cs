using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.AddOns;

/// <summary>What customers change of the add-ons that they have.</summary>
public sealed class AddOnChangeTests : AddOnTest
{
    [Fact]
    public async Task RemoveAsync_OfWhatIsNotPaid_TakesTheOrderBack()
    {
        var service = await ServiceAsync();
        var kind = await SellAsync(most: 5, stock: 5);
        await OrderAddOnsAsync(service, Pick(kind, 2));
        var addOn = Assert.Single(await AddOnsOfAsync(service));
        await PayAsync(Assert.Single(await InvoicesAsync()).Id, 700);

        Assert.True((await CommandsOf(Anna).RemoveAsync(addOn.Id, addOn.Version, Ct)).Succeeded);

        Assert.Equal(ServiceStatus.Cancelled, (await FindAsync(addOn.Id)).Status);
        Assert.Equal(InvoiceStatus.Credited, Assert.Single(await InvoicesAsync()).Status);
        Assert.Equal(700, await BalanceAsync()); // what was paid of it
        Assert.Equal(5, await StockAsync(kind));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RemoveAsync_OfWhatRuns_EndsItWithItsTerm_AndNothingMoreIsOwed()
    {
        var (service, addOn) = await RunningAsync(1);
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 14, 9, 0, 0, TimeSpan.Zero));
        await RunMonitorAsync(); // both are invoiced for the next term
        addOn = await FindAsync(addOn.Id);

        Assert.True((await CommandsOf(Anna).RemoveAsync(addOn.Id, addOn.Version, Ct)).Succeeded);

        var renewal = (await InvoicesAsync())[^1];
        Assert.Equal(995, renewal.Open); // that of the service alone
        await PayAllAsync(service);
        var owned = (await QueriesOf(Anna).OffersAsync(service, Ct))!.Owned.Single();
        Assert.Equal((true, true, false, false), (owned.EndsWithTerm, owned.MayKeep, owned.MayRemove, owned.MayReduce));
        await LiveToAsync(new DateOnly(2026, 1, 20));
        Assert.Equal((ServiceStatus.Cancelled, ServiceStatus.Active), ((await FindAsync(addOn.Id)).Status, (await FindAsync(service)).Status));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Removal_ThatIsTakenBack_RenewsItAsBefore()
    {
        var (_, addOn) = await RunningAsync(1);
        Assert.True((await CommandsOf(Anna).RemoveAsync(addOn.Id, addOn.Version, Ct)).Succeeded);

        Space.Actor = Anna;
        Assert.True((await Space.Cancellations.WithdrawAsync(addOn.Id, Ct)).Succeeded);

        await LiveToAsync(new DateOnly(2026, 1, 14));
        Assert.Contains((await InvoicesAsync())[^1].Lines, line => line.ServiceId == addOn.Id);
    }

    [Fact]
    public async Task ReduceAsync_AfterTheNextTermWasInvoiced_InvoicesItAnewForFewer()
    {
        var (service, addOn) = await RunningAsync(3);
        await LiveToAsync(new DateOnly(2026, 1, 14));
        addOn = await FindAsync(addOn.Id);

        Assert.True((await CommandsOf(Anna).ReduceAsync(addOn.Id, addOn.Version, 1, Ct)).Succeeded);
        await ProvisionAsync();
        await RunMonitorAsync();

        var open = (await InvoicesAsync()).Where(invoice => invoice.Status is InvoiceStatus.Unpaid).ToList();
        Assert.Equal(1_995, open.Sum(invoice => invoice.Open)); // 9.95, and 10.00 for one
        Assert.Equal("Fewer pieces", Assert.Single(await CreditNotesAsync()).Reason);
        Assert.Equal(3, (await FindAsync(addOn.Id)).Quantity); // until the end of the term
        foreach (var invoice in open)
        {
            await PayAsync(invoice.Id, invoice.Open);
        }

        await LiveToAsync(new DateOnly(2026, 1, 20));
        addOn = await FindAsync(addOn.Id);
        Assert.Equal((1, (int?)null), (addOn.Quantity, addOn.NextQuantity));
        Assert.Equal("1", Assert.Single(await ToldAsync("Quantity changed")).Text);
        Assert.Equal(new Money(1_000, "USD"), new Money(addOn.Terms[^1].Fee, "USD"));
        Assert.Equal(ServiceStatus.Active, (await FindAsync(service)).Status);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task ReduceAsync_AfterABalancePaidTheNextTerm_GivesTheMoneyBackAndTakesLess()
    {
        var (_, addOn) = await RunningAsync(3);
        await PayAheadAsync("100.00");
        await LiveToAsync(new DateOnly(2026, 1, 14));
        addOn = await FindAsync(addOn.Id);
        Assert.Equal(new DateOnly(2026, 2, 20), addOn.TermEndsOn);

        Assert.True((await CommandsOf(Anna).ReduceAsync(addOn.Id, addOn.Version, 2, Ct)).Succeeded);
        await RunMonitorAsync();

        addOn = await FindAsync(addOn.Id);
        Assert.Equal((3, new DateOnly(2026, 1, 20)), (addOn.Quantity, addOn.NextQuantityOn!.Value));
        Assert.Equal([(1, 1_452L), (2, 2_000L)], addOn.Terms.Select(term => (term.Number, term.Fee))); // 30.00 × 15 / 31 = 14.516
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task KeepQuantityAsync_BeforeItHappens_LeavesAll()
    {
        var (_, addOn) = await RunningAsync(3);
        Assert.True((await CommandsOf(Anna).ReduceAsync(addOn.Id, addOn.Version, 1, Ct)).Succeeded);
        addOn = await FindAsync(addOn.Id);

        Assert.True((await CommandsOf(Anna).KeepQuantityAsync(addOn.Id, addOn.Version, Ct)).Succeeded);

        await LiveToAsync(new DateOnly(2026, 1, 21));
        Assert.Equal((3, (int?)null), ((await FindAsync(addOn.Id)).Quantity, (await FindAsync(addOn.Id)).NextQuantity));
        Assert.Empty(await ToldAsync("Quantity changed"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(1_000_000_000)]
    public async Task ReduceAsync_ToWhatIsNotFewer_IsRefused(int quantity)
    {
        var (_, addOn) = await RunningAsync(3);

        var refused = await CommandsOf(Anna).ReduceAsync(addOn.Id, addOn.Version, quantity, Ct);

        Assert.Equal($"Service #{addOn.Id} “Extra space” has 3: it can be reduced to 1 to 2. Order more on the page of add-ons.", refused.Failure!.Message);
    }

    [Fact]
    public async Task ReduceAsync_OfWhatIsOverdue_IsRefused()
    {
        var (_, addOn) = await RunningAsync(3);
        await LiveToAsync(new DateOnly(2026, 1, 21));
        addOn = await FindAsync(addOn.Id);

        var refused = await CommandsOf(Anna).ReduceAsync(addOn.Id, addOn.Version, 1, Ct);

        Assert.Equal($"The term of Service #{addOn.Id} “Extra space” has ended. Pay for the next one first.", refused.Failure!.Message);
    }

    [Fact]
    public async Task RemoveAsync_OfWhatWasBoughtOnceOrIsNoAddOn_IsRefused()
    {
        var service = await ServiceAsync();
        await OrderAddOnsAsync(service, Once(await SellAsync("Move", prices: new CataloguePrice(null, 3_900, 0))));
        var move = Assert.Single(await AddOnsOfAsync(service));
        await PayAllAsync(move.Id);
        await RunMonitorAsync();
        move = await FindAsync(move.Id);

        Assert.Equal($"Service #{move.Id} “Move” has no term that ends. Ask for its cancellation instead.", (await CommandsOf(Anna).RemoveAsync(move.Id, move.Version, Ct)).Failure!.Message);
        Assert.Equal(
            $"Service #{service} “shop.example” is no add-on. Ask for its cancellation instead.",
            (await CommandsOf(Anna).RemoveAsync(service, (await FindAsync(service)).Version, Ct)).Failure!.Message);
    }

    [Fact]
    public async Task Reduction_FoundByTwoMonitorsAtOnce_HappensOnce()
    {
        var (service, addOn) = await RunningAsync(3);
        Assert.True((await CommandsOf(Anna).ReduceAsync(addOn.Id, addOn.Version, 2, Ct)).Succeeded);
        await LiveToAsync(new DateOnly(2026, 1, 14));
        await PayAllAsync(service);
        await ProvisionAsync();
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));

        await Task.WhenAll(RunMonitorAsync(), RunMonitorAsync());

        Assert.Equal(2, (await FindAsync(addOn.Id)).Quantity);
        Assert.Single(await ToldAsync("Quantity changed"));
    }

    // From now on the outside is to hear of it.
    private async Task ProvisionAsync()
    {
        await using var db = Space.CreateDbContext();
        (await db.ServiceTypes.SingleAsync(type => type.Name == "Hosting add-on", Ct)).ProvisionBy(WebhookDescription.Key);
        await db.SaveChangesAsync(Ct);
    }

    // From 5 January to the 20th.
    private async Task<(int Service, SpaceService AddOn)> RunningAsync(int quantity)
    {
        var service = await ServiceAsync(new DateOnly(2025, 12, 20));
        await OrderAddOnsAsync(service, Pick(await SellAsync(most: 5), quantity));
        await PayAllAsync(Assert.Single(await AddOnsOfAsync(service)).Id);
        await RunMonitorAsync();
        var addOn = Assert.Single(await AddOnsOfAsync(service));
        Assert.Equal(ServiceStatus.Active, addOn.Status);
        return (service, addOn);
    }

    private async Task LiveToAsync(DateOnly day)
    {
        while (Today < day)
        {
            Space.Clock.Advance(TimeSpan.FromDays(1));
            await RunMonitorAsync();
        }
    }
}
