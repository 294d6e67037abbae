using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.AddOns;

/// <summary>Orders that are refused: each with its sentence, and nothing created, nothing charged.</summary>
public sealed class AddOnRefusalTests : AddOnTest
{
    [Theory]
    [InlineData(0, "“Extra space”: order 1 or more, not 0.")]
    [InlineData(-1, "“Extra space”: order 1 or more, not -1.")]
    [InlineData(1_000_000_000, "“Extra space”: a service has at most 5.")]
    [InlineData(6, "“Extra space”: a service has at most 5.")]
    public async Task OrderAsync_OfAWrongQuantity_IsRefused(int quantity, string sentence)
    {
        var service = await ServiceAsync();

        await AssertRefusedAsync(service, sentence, Pick(await SellAsync(most: 5), quantity));
    }

    [Fact]
    public async Task OrderAsync_OfMoreThanAreLeft_IsRefused() =>
        await AssertRefusedAsync(await ServiceAsync(), "“Extra space”: only 2 are left.", Pick(await SellAsync(most: 5, stock: 2), 3));

    [Fact]
    public async Task OrderAsync_ForAnotherPlan_IsRefused() =>
        await AssertRefusedAsync(await ServiceAsync(), "“Extra space”: Comes with the plan Business.", Pick(await SellAsync(plan: "Business")));

    [Fact]
    public async Task OrderAsync_OfNothing_IsRefused() => await AssertRefusedAsync(await ServiceAsync(), "Choose at least one add-on.");

    [Fact]
    public async Task OrderAsync_OfTheSameTwice_IsRefused()
    {
        var addOn = await SellAsync(most: 5);

        await AssertRefusedAsync(await ServiceAsync(), "Choose each add-on once, in the quantity that you want.", Pick(addOn), Pick(addOn, 2));
    }

    [Theory]
    [InlineData(ServiceStatus.Suspended)]
    [InlineData(ServiceStatus.Cancelled)]
    public async Task OrderAsync_ForAServiceThatIsNotActive_IsRefused(ServiceStatus status)
    {
        var service = await ServiceAsync(status: status);

        await AssertRefusedAsync(service, $"Service #{service} “shop.example” is {status}. Add-ons can be ordered while it is Active.", Pick(await SellAsync()));
    }

    [Theory]
    [InlineData(ServiceAction.Suspend, "Suspended")]
    [InlineData(ServiceAction.Cancel, "Cancelled")]
    public async Task OrderAsync_ForAServiceThatWasStoppedInBetween_IsRefused(ServiceAction action, string status)
    {
        var service = await ServiceAsync();
        var draft = await DraftAsync(service, Pick(await SellAsync()));
        await ActAsync(service, action);

        var refused = await CommandsOf(Anna).OrderAsync(service, draft, Ct);

        Assert.Equal($"Service #{service} “shop.example” is {status}. Add-ons can be ordered while it is Active.", refused.Failure!.Message);
        await AssertNothingHappenedAsync();
    }

    [Fact]
    public async Task OrderAsync_ForAnAddOn_IsRefused()
    {
        var service = await ServiceAsync();
        var addOn = await SellAsync();
        var extended = await Space.AddServiceAsync("Extra", ServiceStatus.Active, parent: await FindAsync(service), type: "Hosting add-on");

        await AssertRefusedAsync(extended.Id, $"Service #{extended.Id} “Extra” is an add-on itself, and cannot be extended.", Pick(addOn));
    }

    [Fact]
    public async Task OrderAsync_ForACycleThatIsNotSold_IsRefused() =>
        await AssertRefusedAsync(await ServiceAsync(), "“Extra space” is not sold for 2 years any more.", Pick(await SellAsync(), 1, new Cycle(2, CycleUnit.Year)));

    [Fact]
    public async Task OrderAsync_AtAPriceThatChangedMeanwhile_TellsTheNewOne()
    {
        var service = await ServiceAsync();
        var addOn = await SellAsync();
        var draft = await DraftAsync(service, Pick(addOn));
        await ChangeAsync(addOn, one => one.Sell([new CataloguePrice(Month, 0, 1_200)], "USD", true, null));

        var refused = await CommandsOf(Anna).OrderAsync(service, draft, Ct);

        Assert.Equal("The price changed while you were looking: it is 12.00 USD now, and was 10.00 USD. Order again if you agree.", refused.Failure!.Message);
        await AssertNothingHappenedAsync();
    }

    [Fact]
    public async Task OrderAsync_AfterMidnight_TellsTheNewPrice()
    {
        var service = await ServiceAsync(new DateOnly(2025, 12, 20));
        var draft = await DraftAsync(service, Pick(await SellAsync()));
        Space.Clock.Advance(TimeSpan.FromDays(1));

        var refused = await CommandsOf(Anna).OrderAsync(service, draft, Ct);

        Assert.Equal("The price changed while you were looking: it is 4.52 USD now, and was 4.84 USD. Order again if you agree.", refused.Failure!.Message); // 14 and 15 of 31
    }

    [Fact]
    public async Task OrderAsync_OfWhatSoldOutMeanwhile_IsRefused()
    {
        var service = await ServiceAsync();
        var addOn = await SellAsync(stock: 1);
        var draft = await DraftAsync(service, Pick(addOn));
        await ChangeAsync(addOn, one => one.Take(1));

        Assert.Equal("“Extra space”: Sold out.", (await CommandsOf(Anna).OrderAsync(service, draft, Ct)).Failure!.Message);
        await AssertNothingHappenedAsync();
    }

    [Fact]
    public async Task OrderAsync_OfWhatIsNotOnSaleAnyMore_IsRefused()
    {
        var service = await ServiceAsync();
        var addOn = await SellAsync();
        var draft = await DraftAsync(service, Pick(addOn));
        await ChangeAsync(addOn, one => one.Archive(Space.Clock.GetUtcNow()));

        Assert.Equal("“Extra space” is not on sale any more.", (await CommandsOf(Anna).OrderAsync(service, draft, Ct)).Failure!.Message);
        await AssertNothingHappenedAsync();
    }

    [Fact]
    public async Task OrderAsync_BeyondTheMaximum_SaysHowManyThereAre()
    {
        var service = await ServiceAsync();
        var addOn = await SellAsync(most: 3);
        await OrderAddOnsAsync(service, Pick(addOn, 2));
        var version = (await FindAsync(service)).Version;

        Task<Result<PlacedOrder>> OrderAsync(int quantity) =>
            CommandsOf(Anna).OrderAsync(service, new AddOnOrderDraft(Guid.NewGuid().ToString(), version, [Pick(addOn, quantity)], new Money(1_000 * quantity, "USD")), Ct);

        Assert.Equal("“Extra space”: a service has at most 3, and yours has 2.", (await OrderAsync(2)).Failure!.Message);
        Assert.True((await OrderAsync(1)).Succeeded);
        Assert.Equal("“Extra space”: You have 3 already, and a service has at most 3.", (await OrderAsync(1)).Failure!.Message);
    }

    [Fact]
    public async Task OrderAsync_OfAForeignServiceOrAddOn_FindsNothing()
    {
        var service = await ServiceAsync();
        var addOn = await SellAsync();
        var draft = await DraftAsync(service, Pick(addOn));
        int foreign;
        await using (var db = Space.CreateDbContext())
        {
            var type = await db.ServiceTypes.SingleAsync(one => one.Name == "Hosting add-on", Ct);
            var theirs = new AddOn(Space.Theirs.Id, type.Id, "zq-theirs");
            theirs.Sell([new CataloguePrice(Month, 0, 1_000)], "USD", onSale: true, stock: null);
            db.AddOns.Add(theirs);
            await db.SaveChangesAsync(Ct);
            foreign = theirs.Id;
        }

        Assert.IsType<Failure.NotFound>((await CommandsOf(Actors.Of(Space.Bert)).OrderAsync(service, draft, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await CommandsOf(Actors.Of(Space.Zoe)).OrderAsync(service, draft, Ct)).Failure);
        Assert.Equal("That add-on was not found.", (await CommandsOf(Anna).OrderAsync(service, draft with { Picks = [Pick(foreign)] }, Ct)).Failure!.Message);
        Assert.DoesNotContain((await QueriesOf(Anna).OffersAsync(service, Ct))!.Offers, offer => offer.Id == foreign);
        await AssertNothingHappenedAsync();
    }

    // The page, the command and a call into Core are one and the same here; no grant of any scope helps.
    [Fact]
    public async Task OrderAsync_ByAnybodyButTheCustomer_IsForbidden()
    {
        var service = await ServiceAsync();
        var draft = await DraftAsync(service, Pick(await SellAsync()));
        var everything = Permissions.All.Select(permission => permission.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var actor in new[]
        {
            Actors.Administrator with { Granted = everything }, Actors.Of(Space.Ours) with { Granted = everything }, Actors.UnboundReseller with { Granted = everything },
            Actor.CommandLine with { Granted = everything }, Actor.SurfaceMonitor with { Granted = everything }, Anna with { Name = "Rosa", OnBehalfOf = "anna", Granted = everything },
            Anna with { Granted = new HashSet<string>() },
        })
        {
            Assert.IsType<Failure.Forbidden>((await CommandsOf(actor).OrderAsync(service, draft, Ct)).Failure);
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => QueriesOf(actor).OffersAsync(service, Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => QueriesOf(actor).QuoteAsync(service, draft.Picks, Ct));
        }

        await AssertNothingHappenedAsync();
    }

    [Fact]
    public async Task OffersAsync_SaysWhyWhatDoesNotFit()
    {
        var service = await ServiceAsync();
        await SellAsync("Fits", most: 4, stock: 3);
        await SellAsync("For another plan", plan: "Business");
        await SellAsync("Sold out", stock: 0);
        var had = await SellAsync("Had");
        await ChangeAsync(await SellAsync("Not on sale"), one => one.Sell(one.Prices, "USD", onSale: false, null));
        await ChangeAsync(await SellAsync("In another currency"), one => one.Sell(one.Prices, "EUR", onSale: true, null));
        await OrderAddOnsAsync(service, Pick(had));

        var offers = (await QueriesOf(Anna).OffersAsync(service, Ct))!;

        Assert.Null(offers.Refusal);
        Assert.Equal(
            [("Fits", 3, null), ("For another plan", 1, "Comes with the plan Business."), ("Sold out", 0, "Sold out."), ("Had", 0, "You have it already.")],
            offers.Offers.Select(offer => (offer.Name, offer.Max, offer.Refusal)));
        Assert.Equal(("Had", ServiceStatus.Ordered, true, false), offers.Owned.Select(one => (one.Name, one.Status, one.MayRemove, one.MayReduce)).Single());
    }

    private async Task AssertRefusedAsync(int service, string sentence, params AddOnPick[] picks)
    {
        var quote = await QueriesOf(Anna).QuoteAsync(service, picks, Ct);
        var order = await CommandsOf(Anna).OrderAsync(
            service, new AddOnOrderDraft(Guid.NewGuid().ToString(), (await FindAsync(service)).Version, picks, new Money(1_000, "USD")), Ct);

        Assert.Equal(sentence, quote.Failure!.Message);
        Assert.Equal(sentence, order.Failure!.Message);
        await AssertNothingHappenedAsync();
    }
}
