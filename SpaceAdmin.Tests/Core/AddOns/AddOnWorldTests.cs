using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Monitoring;

namespace SpaceAdmin.Tests.Core.AddOns;

/// <summary>
/// Random catalogues, orders, payments, suspensions and cancellations. <see cref="WorldSeeds"/> says how to live through one again.
/// </summary>
[Trait("Category", "Worlds")]
[Trait("Category", "Slow")]
public sealed class AddOnWorldTests : AddOnTest
{
    private static readonly Cycle[] s_cycles = [new(1, CycleUnit.Month), new(3, CycleUnit.Month), new(1, CycleUnit.Year), new(30, CycleUnit.Day), new(2, CycleUnit.Month)];

    public static TheoryData<int> Seeds => [.. WorldSeeds.Of(1, 2, 3)];

    [Theory, MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task World_WhateverItsPeopleDo_KeepsWhatIsTrue(int seed)
    {
        var random = new Random(seed);
        List<int> kinds = [];
        for (var i = 0; i < 6; i++)
        {
            kinds.Add(await SellAsync($"Kind {i}", random.Next(1, 5), random.Next(2) == 0 ? null : random.Next(0, 8), random.Next(4) == 0 ? "Business" : "Basic", prices: Prices(random)));
        }

        List<int> services = [];
        for (var i = 0; i < 6; i++)
        {
            services.Add(await ServiceAsync(Today.AddDays(-random.Next(0, 400)), s_cycles[random.Next(s_cycles.Length)], plan: random.Next(3) == 0 ? "Business" : "Basic"));
        }

        var ordered = 0;
        for (var step = 0; step < 90; step++)
        {
            var service = services[random.Next(services.Count)];
            switch (random.Next(12))
            {
                case 0 or 1 or 2 or 3:
                    ordered += await OrderAsync(random, service, kinds) ? 1 : 0;
                    break;
                case 4 or 5:
                    for (var payments = random.Next(1, 5); payments > 0; payments--)
                    {
                        await PayAnyAsync(random);
                    }

                    break;
                case 6:
                    await ByHandAsync(service, random.Next(4) switch { 0 => ServiceAction.Cancel, 1 => ServiceAction.Suspend, _ => ServiceAction.Activate });
                    break;
                case 7:
                    await StopAndStartAsync(service, $"Seed {seed}, step {step}");
                    break;
                case 8:
                    await ChangeAnyAsync(random, service);
                    break;
                case 9:
                    await ChangeAsync(kinds[random.Next(kinds.Count)], kind => kind.Sell(Prices(random), "USD", random.Next(5) > 0, kind.Stock is { } left ? left + random.Next(3) : null));
                    break;
                case 10 when await AddOnsOfAsync(service) is { Count: > 0 } addOns:
                    await ByHandAsync(addOns[random.Next(addOns.Count)].Id, (ServiceAction)random.Next(3));
                    break;
                default:
                    for (var days = random.Next(1, 12); days > 0; days--)
                    {
                        Space.Clock.Advance(TimeSpan.FromDays(1));
                        await RunMonitorAsync();
                    }

                    break;
            }

            await HoldsAsync($"Seed {seed}, step {step}");
        }

        Assert.True(ordered >= 5, $"Seed {seed}: hardly anything was ordered.");
    }

    private static CataloguePrice[] Prices(Random random) => random.Next(4) == 0
        ? [new CataloguePrice(null, random.Next(0, 5_000), 0)]
        : [.. s_cycles.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(cycle => new CataloguePrice(cycle, random.Next(3) == 0 ? random.Next(2_000) : 0, random.Next(0, 3_000)))];

    // What is invoiced is what was shown.
    private async Task<bool> OrderAsync(Random random, int service, List<int> kinds)
    {
        var offers = (await QueriesOf(Anna).OffersAsync(service, Ct))!;
        var anything = random.Next(5) == 0; // also what does not fit
        AddOnPick[] picks =
        [
            .. offers.Offers.Where(offer => anything || offer.Refusal is null).OrderBy(_ => random.Next()).Take(random.Next(1, 4))
                .Select(offer => new AddOnPick(offer.Id, offer.Prices[random.Next(offer.Prices.Count)].Cycle, random.Next(1, anything ? 4 : Math.Min(offer.Max, 3) + 1))),
        ];
        var quote = await QueriesOf(Anna).QuoteAsync(service, picks, Ct);
        var placed = await CommandsOf(Anna).OrderAsync(
            service, new AddOnOrderDraft(Guid.NewGuid().ToString(), offers.Version, picks, quote.Value?.Total ?? new Money(1, "USD")), Ct);
        Assert.Equal(quote.Succeeded, placed.Succeeded);
        Assert.Equal(quote.Failure?.Message, placed.Failure?.Message);
        if (!placed.Succeeded)
        {
            return false;
        }

        var invoice = (await InvoicesAsync()).SingleOrDefault(one => one.Number == placed.Value.Invoice);
        Assert.Equal(quote.Value!.Total.Minor, invoice?.Lines.Sum(line => line.Amount) ?? 0);
        Assert.Equal(quote.Value.Total.Minor, quote.Value.AddOns.Sum(one => one.Setup.Minor + (one.Term?.Fee.Minor ?? 0)));
        Assert.Equal(quote.Value.ToPay, placed.Value.Open);
        Assert.All(quote.Value.AddOns, one => Assert.True(one.Setup.Minor >= 0 && (one.Term?.Fee.Minor ?? 0) >= 0));
        return true;
    }

    private async Task PayAnyAsync(Random random)
    {
        if ((await InvoicesAsync()).Where(invoice => invoice.Status is InvoiceStatus.Unpaid).OrderBy(_ => random.Next()).FirstOrDefault() is { } open)
        {
            await PayAsync(open.Id, random.Next(4) switch { 0 => Math.Max(1, open.Open / 2), 1 => open.Open + random.Next(1, 3_000), _ => open.Open });
            await RunMonitorAsync();
        }
    }

    private async Task ByHandAsync(int number, ServiceAction action) =>
        await DeskCommands.ApplyAsync(number, action, (await FindAsync(number)).Version, "By hand", Ct); // the rules may refuse it

    // Exactly the same add-ons are Active as before.
    private async Task StopAndStartAsync(int service, string where)
    {
        if ((await FindAsync(service)).Status is not ServiceStatus.Active)
        {
            return;
        }

        var before = await ActiveAsync();
        await ActAsync(service, ServiceAction.Suspend);
        Assert.Empty(await ActiveAsync());
        await RunMonitorAsync();
        await ActAsync(service, ServiceAction.Activate);
        Assert.True(before.SequenceEqual(await ActiveAsync()), $"{where}: not the same add-ons came back.");

        async Task<List<int>> ActiveAsync() => [.. (await AddOnsOfAsync(service)).Where(addOn => addOn.Status is ServiceStatus.Active).Select(addOn => addOn.Id)];
    }

    private async Task ChangeAnyAsync(Random random, int service)
    {
        foreach (var addOn in await AddOnsOfAsync(service))
        {
            await (random.Next(4) switch
            {
                0 => CommandsOf(Anna).RemoveAsync(addOn.Id, addOn.Version, Ct),
                1 => CommandsOf(Anna).ReduceAsync(addOn.Id, addOn.Version, random.Next(1, 3), Ct),
                2 => CommandsOf(Anna).KeepQuantityAsync(addOn.Id, addOn.Version, Ct),
                _ => Task.FromResult<Result<int>>(0),
            });
        }
    }

    private async Task HoldsAsync(string where)
    {
        await using var db = Space.CreateDbContext();
        var broken = await MonitorInvariants.BrokenAsync(db, Ct);
        if (await db.Services.AnyAsync(one => one.ParentId != null && one.Status == ServiceStatus.Active && one.Parent!.Status != ServiceStatus.Active, Ct))
        {
            broken.Add("an add-on is Active under a service that is not");
        }

        if (await db.AddOns.AnyAsync(kind => kind.Stock < 0, Ct))
        {
            broken.Add("there is less than nothing in stock");
        }

        var held = await db.Services.Where(one => one.AddOnId != null && one.Status != ServiceStatus.Cancelled)
            .GroupBy(one => new { one.ParentId, one.AddOnId })
            .Select(group => new { group.Key.AddOnId, Pieces = group.Sum(one => one.Quantity) })
            .Join(db.AddOns, held => held.AddOnId, kind => kind.Id, (held, kind) => new { held.Pieces, kind.MaxQuantity })
            .ToListAsync(Ct);
        if (held.Any(one => one.Pieces > one.MaxQuantity + 4)) // who activates by hand what was cancelled may go beyond, by what it had
        {
            broken.Add("a service has more of an add-on than it may");
        }

        foreach (var invoice in await InvoicesAsync())
        {
            if (invoice.Total != invoice.Lines.Sum(line => line.Amount))
            {
                broken.Add($"invoice {invoice.Number} is not the sum of its lines");
            }
        }

        Assert.True(broken.Count == 0, $"{where}: {string.Join("; ", broken)}");
        await AssertMoneyIsAccountedForAsync();
    }
}
