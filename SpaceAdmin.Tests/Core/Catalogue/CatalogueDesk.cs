using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Tests.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.Catalogue;

/// <summary>A space whose reseller sells things.</summary>
internal static class CatalogueDesk
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    extension(Space space)
    {
        public CatalogueCommands Catalogue => new(space.UnitOfWork, FakeOutside.Kinds);

        public CatalogueQueries CatalogueQueries => new(space, space);

        public async Task<CatalogueKey> AddItemAsync(CatalogueKind kind, CatalogueDraft draft)
        {
            var type = draft.TypeId == 0 ? await space.TypeAsync(kind is CatalogueKind.Plan ? "Hosting plan" : "Hosting add-on") : draft.TypeId;
            var result = await space.Catalogue.CreateAsync(kind, space.Ours.Id, draft with { TypeId = type }, Ct);
            Assert.True(result.Succeeded, result.Failure?.Message);
            return new CatalogueKey(kind, result.Value);
        }

        public async Task<CatalogueKey> AddPlanItemAsync(string name = "Business") => await space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft(name));

        /// <summary>An add-on on sale for a plan of its own.</summary>
        public async Task<CatalogueKey> AddAddOnItemAsync(string name = "Backup")
        {
            var plan = await space.AddPlanItemAsync($"Plan of {name}");
            return await space.AddItemAsync(CatalogueKind.AddOn, new CatalogueDraft(name) { OnSale = true, Prices = [Monthly("4.00")], Plans = [plan.Id] });
        }

        public async Task<int> TypeAsync(string name)
        {
            await using var db = space.CreateDbContext();
            return await db.ServiceTypes.Where(type => type.Name == name).Select(type => type.Id).SingleAsync(Ct);
        }

        public async Task<CatalogueItem?> FindItemAsync(CatalogueKey key)
        {
            await using var db = space.CreateDbContext();
            return key.Kind is CatalogueKind.Plan
                ? await db.Plans.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == key.Id, Ct)
                : await db.AddOns.AsNoTracking().Include(addOn => addOn.Plans).SingleOrDefaultAsync(addOn => addOn.Id == key.Id, Ct);
        }

        public async Task<string[]> NamesAsync(CatalogueKind kind, CatalogueListQuery? query = null) =>
            [.. (await space.CatalogueQueries.ListAsync(kind, query ?? new CatalogueListQuery(), Ct)).Rows.Select(row => row.Name)];

        /// <summary>Sells one of it, past all rules.</summary>
        public async Task SellOneAsync(CatalogueKey key)
        {
            var service = await space.AddServiceAsync($"bought {Guid.NewGuid()}");
            await using var db = space.CreateDbContext();
            db.Attach(service);
            db.Entry(service).Property(key.Kind is CatalogueKind.Plan ? nameof(service.PlanId) : nameof(service.AddOnId)).CurrentValue = key.Id;
            await db.SaveChangesAsync(Ct);
        }
    }

    public static PriceDraft Monthly(string fee, string setup = "") => new("1", CycleUnit.Month, setup, fee);

    public static PriceDraft Once(string price) => new(null, CycleUnit.Month, price, "");
}
