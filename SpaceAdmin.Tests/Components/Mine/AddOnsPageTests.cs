using Bunit;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>A customer extends a service, and the desk hears of it. It is 5 Jan 2026.</summary>
public sealed class AddOnsPageTests : DeskTest
{
    private static readonly Cycle s_month = new(1, CycleUnit.Month);

    private Actor Anna => Actors.Of(Space.Anna);

    [Fact]
    public async Task Page_ShowsWhatIsOnSale_AndWhyNotWhatDoesNotFit()
    {
        var service = await Space.AddExtendableAsync(new DateOnly(2025, 12, 20));
        await Space.SellAsync(most: 5, stock: 3);
        await Space.SellAsync("Backups", plan: "Business");

        var page = Open($"/my/services/{service}/add-ons", Anna);

        page.WaitFor(() => Assert.Equal("Add-ons", page.Find("h1").Words()));
        Assert.Equal(
            ["Extra space 3 left. 10.00 USD a month each", "Backups Comes with the plan Business. 10.00 USD a month"], page.Region("On sale").QuerySelectorAll(".offer").Select(offer => offer.Words()));
        Assert.Single(page.FindAll("main input[type='checkbox']"));
        Assert.Contains("They renew together with your service, which does so next on 20 Jan 2026.", page.Find("header.lead").Words(), StringComparison.Ordinal);
        Assert.True(page.Button("Order Add-on").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Choice_ShowsThePriceWithItsParts_AsItIsTyped()
    {
        var service = await Space.AddExtendableAsync(new DateOnly(2025, 12, 20));
        await Space.SellAsync(most: 5, prices: [new CataloguePrice(s_month, 250, 1_000), new CataloguePrice(new Cycle(1, CycleUnit.Year), 0, 10_000)]);
        var page = await ChooseAsync(service);

        Assert.Equal("Extra space 5 Jan 2026 – 19 Jan 2026, 15 of 31 days of 10.00 4.84 Setup 2.50 Today 7.34 USD Then from 20 Jan 2026 + 10.00 a month", page.Region("Your order").QuerySelector("table")!.Words());

        page.Do(() => page.Find("main input[type='number']").Input("2"));
        page.WaitFor(() => Assert.Equal(
            "Extra space × 2 5 Jan 2026 – 19 Jan 2026, 15 of 31 days of 20.00 9.68 Setup 5.00 Today 14.68 USD Then from 20 Jan 2026 + 20.00 a month", page.Region("Your order").QuerySelector("table")!.Words()));

        page.Do(() => page.Find("main select").Change("1"));
        page.WaitFor(() => Assert.Contains("15 of 365 days of 200.00 8.22 Today 8.22 USD", page.Region("Your order").Words(), StringComparison.Ordinal)); // 200.00 × 15 / 365

        page.Do(() => page.Find("main input[type='number']").Input("9"));
        page.WaitFor(() => Assert.Equal("“Extra space”: a service has at most 5.", page.Region("Your order").QuerySelector("[role='alert']")!.Words()));
        Assert.True(page.Button("Order Add-on").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Order_IsShownWithItsInvoice_AndTurnsActiveByItself()
    {
        var service = await Space.AddExtendableAsync(new DateOnly(2025, 12, 20));
        await Space.SellAsync();
        var page = await ChooseAsync(service);

        page.Do(() => page.Button("Order Add-on").Click());

        page.WaitFor(() => Assert.Equal("Ordered. It becomes active when invoice 1 of 4.84 USD is paid; 4.84 USD is open.", page.Find("main .done").Words()));
        page.WaitFor(() => Assert.Contains($"#{service + 1} Extra space Ordered", page.Region("Your add-ons").Words(), StringComparison.Ordinal));
        Assert.Equal("/my/invoices/1", page.Link("main", "invoice 1").GetAttribute("href"));
        page.WaitFor(() => Assert.Contains("Extra space You have it already.", page.Region("On sale").Words(), StringComparison.Ordinal));

        var made = await LastAsync();
        var result = await CommandsOf(Actors.Of(Space.Ours)).ApplyAsync(made.Id, ServiceAction.Activate, made.Version, null, Ct);
        Assert.True(result.Succeeded);
        await WaitAsTimePassesAsync(() => Assert.Contains($"#{made.Id} Extra space Active 10.00 USD a month · renews on 20 Jan 2026", page.Region("Your add-ons").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Order_ByADoubleClick_IsOne()
    {
        var service = await Space.AddExtendableAsync();
        await Space.SellAsync(most: 5);
        var page = await ChooseAsync(service);

        var button = page.Button("Order Add-on");
        await Task.WhenAll(button.ClickAsync(), button.ClickAsync());

        page.WaitFor(() => page.Find("main .done"));
        await using var db = Space.CreateDbContext();
        Assert.Equal(1, await db.AddOnOrders.CountAsync(Ct));
    }

    [Fact]
    public async Task Order_FromASecondWindow_AsksToLookAgainFirst()
    {
        var service = await Space.AddExtendableAsync();
        var kind = await Space.SellAsync(most: 5);
        var page = await ChooseAsync(service);

        await OrderElsewhereAsync(service, kind);

        await WaitAsTimePassesAsync(() => Assert.StartsWith("This service changed since you began to choose", page.Region("Your order").QuerySelector("[role='alert']")!.Words(), StringComparison.Ordinal));
        Assert.True(page.Button("Order Add-on").HasAttribute("disabled"));
        page.Do(() => page.Button("Go on with this order").Click());
        page.WaitFor(() => Assert.False(page.Button("Order Add-on").HasAttribute("disabled")));
        page.Do(() => page.Button("Order Add-on").Click());
        page.WaitFor(() => page.Find("main .done"));
        await using var db = Space.CreateDbContext();
        Assert.Equal(2, await db.AddOnOrders.CountAsync(Ct));
    }

    [Fact]
    public async Task Order_AtAPriceThatChanged_TellsTheNewOneAndAsksAgain()
    {
        var service = await Space.AddExtendableAsync();
        var kind = await Space.SellAsync();
        var page = await ChooseAsync(service);
        await using (var db = Space.CreateDbContext())
        {
            (await db.AddOns.SingleAsync(one => one.Id == kind, Ct)).Sell([new CataloguePrice(s_month, 0, 1_200)], "USD", true, null);
            await db.SaveChangesAsync(Ct);
        }

        page.Do(() => page.Button("Order Add-on").Click());

        page.WaitFor(() => Assert.StartsWith("The price changed while you were looking: it is 12.00 USD now, and was 10.00 USD.", page.Region("Your order").QuerySelector("[role='alert']")!.Words(), StringComparison.Ordinal));
        page.WaitFor(() => Assert.Contains("Today 12.00 USD", page.Region("Your order").Words(), StringComparison.Ordinal));
        page.Do(() => page.Button("Order Add-on").Click());
        page.WaitFor(() => page.Find("main .done"));
    }

    [Fact]
    public async Task Service_SuspendedMeanwhile_ClosesTheShop()
    {
        var service = await Space.AddExtendableAsync();
        await Space.SellAsync();
        var page = await ChooseAsync(service);

        var version = await VersionAsync(service);
        Assert.True((await CommandsOf(Actors.Of(Space.Ours)).ApplyAsync(service, ServiceAction.Suspend, version, null, Ct)).Succeeded);

        await WaitAsTimePassesAsync(() => Assert.Equal($"Service #{service} “shop.example” is Suspended. Add-ons can be ordered while it is Active.", page.Find("main .notice").Words()));
        Assert.False(page.HasRegion("Your order"));
        Assert.Empty(page.FindAll("main input[type='checkbox']"));
    }

    [Fact]
    public async Task Page_OfAnothersService_IsNotFound()
    {
        var service = await Space.AddExtendableAsync(customer: Space.Bert);
        await Space.SellAsync();

        var page = Open($"/my/services/{service}/add-ons", Anna);

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public async Task Page_OpenedByTheDesk_IsNotTheirs()
    {
        var service = await Space.AddExtendableAsync();
        await Space.SellAsync();

        var page = Open($"/my/services/{service}/add-ons");

        page.WaitFor(() => page.Find("h1"));
        Assert.DoesNotContain("Extra space", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Order Add-on", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_ArriveAtTheDeskAsTheyCome_UntilTheyAreRead()
    {
        var service = await Space.AddExtendableAsync();
        var kind = await Space.SellAsync(most: 5);
        var user = await Space.AddUserAsync("Rosa", Space.Ours);
        var page = Open("/services", Actors.Of(Space.Ours) with { UserId = user.Id });
        page.WaitFor(() => Assert.Contains("shop.example", page.Find("[data-grid]").Words(), StringComparison.Ordinal));
        Assert.False(page.HasRegion("New orders"));

        await OrderElsewhereAsync(service, kind);

        await WaitAsTimePassesAsync(() => Assert.StartsWith($"1 new order Extra space for #{service}, anna,", page.Region("New orders").Words(), StringComparison.Ordinal));
        Assert.Equal("1 new order", page.Find("nav.menu .badge").Words());
        await WaitAsTimePassesAsync(() => Assert.Contains("Extra space", page.Find("[data-grid] tbody").Words(), StringComparison.Ordinal)); // in the grid as well
        Assert.Equal($"/services/{service}", page.Region("New orders").QuerySelector("a")!.GetAttribute("href"));
        page.Do(() => page.Region("New orders").QuerySelector("button")!.Click());
        await WaitAsTimePassesAsync(() => Assert.False(page.HasRegion("New orders")));
        await WaitAsTimePassesAsync(() => Assert.Empty(page.FindAll("nav.menu .badge"))); // the menu follows by itself
    }

    [Fact]
    public async Task Owned_CanBeReducedAndRemoved()
    {
        var service = await Space.AddExtendableAsync(new DateOnly(2025, 12, 20));
        var kind = await Space.SellAsync(most: 5);
        await OrderElsewhereAsync(service, kind, 3);
        var made = await LastAsync();
        Assert.True((await CommandsOf(Actors.Of(Space.Ours)).ApplyAsync(made.Id, ServiceAction.Activate, made.Version, null, Ct)).Succeeded);
        var page = Open($"/my/services/{service}/add-ons", Anna);
        page.WaitFor(() => page.Button("Fewer…"));

        page.Do(() => page.Button("Fewer…").Click());
        page.WaitFor(() => page.Find("#reduce-quantity"));
        page.Do(() => page.Find("#reduce-quantity").Change("5"));
        await page.DoAsync(() => page.Find("#reduce").SubmitAsync());
        page.WaitFor(() => Assert.Contains("has 3: it can be reduced to 1 to 2.", page.Find("[role='dialog'] [role='alert']").Words(), StringComparison.Ordinal));
        page.Do(() => page.Find("#reduce-quantity").Change("1"));
        await page.DoAsync(() => page.Find("#reduce").SubmitAsync());
        await WaitAsTimePassesAsync(() => Assert.Contains("10.00 USD each a month · 1 from 20 Jan 2026 on", page.Region("Your add-ons").Words(), StringComparison.Ordinal));

        page.Do(() => page.Button("Keep all").Click());
        await WaitAsTimePassesAsync(() => page.Button("Remove…"));
        await WaitAsTimePassesAsync(() => Assert.DoesNotContain("1 from", page.Region("Your add-ons").Words(), StringComparison.Ordinal));
        page.Do(() => page.Button("Remove…").Click());
        page.WaitFor(() => page.DialogButton("Remove add-on"));
        page.Do(() => page.DialogButton("Remove add-on").Click());
        await WaitAsTimePassesAsync(() => Assert.Contains("ends on 20 Jan 2026", page.Region("Your add-ons").Words(), StringComparison.Ordinal));
        page.Do(() => page.Button("Keep").Click());
        await WaitAsTimePassesAsync(() => Assert.Contains("renews on 20 Jan 2026", page.Region("Your add-ons").Words(), StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<Routes>> ChooseAsync(int service)
    {
        var page = Open($"/my/services/{service}/add-ons", Anna);
        page.WaitFor(() => page.Find("main input[type='checkbox']"));
        await page.DoAsync(() => page.Find("main input[type='checkbox']").ChangeAsync(true));
        page.WaitFor(() => Assert.Contains("Today", page.Region("Your order").Words(), StringComparison.Ordinal));
        return page;
    }

    private async Task OrderElsewhereAsync(int service, int kind, int quantity = 1)
    {
        var (queries, commands) = (new AddOnQueries(Space, new ActorIs(Anna), Space.Clock), new AddOnCommands(Space.UnitOfWorkOf(new ActorIs(Anna)), Shipped.FollowUp));
        AddOnPick[] picks = [new AddOnPick(kind, s_month, quantity)];
        var quote = await queries.QuoteAsync(service, picks, Ct);
        var placed = await commands.OrderAsync(service, new AddOnOrderDraft(Guid.NewGuid().ToString(), await VersionAsync(service), picks, quote.Value!.Total), Ct);
        Assert.True(placed.Succeeded, placed.Failure?.Message);
    }

    private async Task<SpaceService> LastAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.Services.AsNoTracking().OrderByDescending(service => service.Id).FirstAsync(Ct);
    }

    private async Task<int> VersionAsync(int number)
    {
        await using var db = Space.CreateDbContext();
        return await db.Services.Where(service => service.Id == number).Select(service => service.Version).SingleAsync(Ct);
    }
}
