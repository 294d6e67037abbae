using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests;

/// <summary>Services that can be extended, and what extends them.</summary>
internal static class AddOnShop
{
    private static readonly Cycle s_month = new(1, CycleUnit.Month);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    extension(Space space)
    {
        /// <summary>An Active service on a plan that ran before: in the middle of the term that holds today.</summary>
        public async Task<int> AddExtendableAsync(
            DateOnly? startedOn = null, Cycle? cycle = null, Customer? customer = null, string plan = "Basic", ServiceStatus status = ServiceStatus.Active, long? fee = 995)
        {
            var planId = await space.FindOrAddPlanAsync(plan);
            await using var db = space.CreateDbContext();
            var owner = await db.Customers.SingleAsync(one => one.Id == (customer ?? space.Anna).Id, Ct);
            var reseller = await db.Resellers.SingleAsync(one => one.Id == owner.ResellerId, Ct);
            var type = await db.ServiceTypes.SingleAsync(one => one.Name == "Hosting plan", Ct);
            var now = reseller.Local(space.Clock.GetUtcNow());
            var data = new ImportedService
            {
                ExternalId = Guid.NewGuid().ToString(),
                Name = "shop.example",
                Status = status,
                StartsOn = startedOn ?? now.Today,
                Cycle = cycle ?? s_month,
                RecurringFee = fee,
                Currency = reseller.Currency,
                Quantity = 1,
            };
            var service = db.Services.Add(SpaceService.Import(owner, type, data, null, Actor.CommandLine, now)).Entity;
            service.PutOn(planId);
            await db.SaveChangesAsync(Ct);
            return service.Id;
        }

        /// <summary>An add-on of ours on sale, that extends a plan: by default for 10.00 a month.</summary>
        public async Task<int> SellAsync(
            string name = "Extra space", int most = 1, int? stock = null, string plan = "Basic", string currency = "USD", params CataloguePrice[] prices)
        {
            var planId = await space.FindOrAddPlanAsync(plan);
            await using var db = space.CreateDbContext();
            var type = await db.ServiceTypes.SingleAsync(one => one.Name == "Hosting add-on", Ct);
            var addOn = new AddOn(space.Ours.Id, type.Id, name);
            addOn.Extend([await db.Plans.SingleAsync(one => one.Id == planId, Ct)], most);
            addOn.Sell(prices is [] ? [new CataloguePrice(s_month, 0, 1_000)] : prices, currency, onSale: true, stock);
            db.AddOns.Add(addOn);
            await db.SaveChangesAsync(Ct);
            return addOn.Id;
        }

        private async Task<int> FindOrAddPlanAsync(string name)
        {
            await using var db = space.CreateDbContext();
            return await db.Plans.Where(plan => plan.Name == name).Select(plan => (int?)plan.Id).SingleOrDefaultAsync(Ct) ?? (await space.AddPlanAsync(name)).Id;
        }
    }
}
