using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Demo;

/// <summary>What Demo Hosting sells: two plans, and what its customers can add to them.</summary>
internal static class DemoCatalogue
{
    /// <returns>The keys of the plans by their names.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> AddAsync(
        IDbContextFactory<SpaceDb> dbs, DemoActor seller, TimeProvider clock, ChangeFeed feed, IReadOnlyDictionary<string, ServiceType> types, CancellationToken ct)
    {
        var commands = new CatalogueCommands(new UnitOfWork(new Writer(dbs, clock, feed), seller), new ProvisionerKinds([]));
        var (hosting, extra) = (types["Hosting plan"].Id, types["Hosting add-on"].Id);
        var starter = await CreateAsync(CatalogueKind.Plan, new CatalogueDraft("Starter hosting")
        {
            Description = "One site, 10 GB.", TypeId = hosting, OnSale = true, Prices = [Monthly("5.95", "5.00"), new("6", CycleUnit.Month, "", "35.70"), new("1", CycleUnit.Year, "", "65.45")],
        });
        var business = await CreateAsync(CatalogueKind.Plan, new CatalogueDraft("Business hosting")
        {
            Description = "As many sites as you like, 100 GB.", TypeId = hosting, OnSale = true, Prices = [Monthly("19.95", "5.00"), new("6", CycleUnit.Month, "", "119.70"), new("1", CycleUnit.Year, "", "219.45")],
        });
        await CreateAsync(CatalogueKind.AddOn, new CatalogueDraft("Extra disk space, 10 GB")
        {
            Description = "Added to your space at once.", TypeId = extra, OnSale = true, Prices = [Monthly("4.00")], MaxQuantity = "20", Plans = [starter, business],
        });
        await CreateAsync(CatalogueKind.AddOn, new CatalogueDraft("Dedicated IP address") { TypeId = extra, OnSale = true, Prices = [Monthly("2.50", "5.00")], Stock = "3", Plans = [starter, business] });
        await CreateAsync(CatalogueKind.AddOn, new CatalogueDraft("Move from another host")
        {
            Description = "Once, by our staff, within two days.", TypeId = extra, OnSale = true, Prices = [new(null, CycleUnit.Month, "39.00", "")], Plans = [starter, business],
        });
        await CreateAsync(CatalogueKind.AddOn, new CatalogueDraft("Daily backups kept 30 days") { TypeId = extra, OnSale = true, Prices = [Monthly("6.00")], Plans = [business] });
        return new Dictionary<string, int> { ["Starter hosting"] = starter, ["Business hosting"] = business };

        async Task<int> CreateAsync(CatalogueKind kind, CatalogueDraft draft)
        {
            var result = await commands.CreateAsync(kind, resellerId: null, draft, ct);
            return result.Succeeded ? result.Value : throw new InvalidOperationException(result.Failure.Message);
        }
    }

    private static PriceDraft Monthly(string fee, string setup = "") => new("1", CycleUnit.Month, setup, fee);
}
