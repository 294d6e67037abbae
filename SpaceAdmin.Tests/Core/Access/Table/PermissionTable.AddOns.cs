using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static readonly Cycle s_month = new(1, CycleUnit.Month);

    private static IEnumerable<PermissionRow> AddOns =>
    [
        ByCustomer("AddOnCommands.OrderAsync", async asking =>
        {
            var (service, addOn) = await ExtendableAsync(asking.Space);
            var draft = new AddOnOrderDraft(Guid.NewGuid().ToString(), service.Version, [new AddOnPick(addOn, s_month, 1)], new Money(1_000, "USD"));
            return () => Asking.CommandAsync(asking.Get<AddOnCommands>().OrderAsync(service.Id, draft, Asking.Ct));
        }),
        ByCustomer("AddOnCommands.RemoveAsync", async asking =>
        {
            var addOn = await OwnedAsync(asking.Space);
            return () => Asking.CommandAsync(asking.Get<AddOnCommands>().RemoveAsync(addOn.Id, addOn.Version, Asking.Ct));
        }),
        ByCustomer("AddOnCommands.ReduceAsync", async asking =>
        {
            var addOn = await OwnedAsync(asking.Space);
            return () => Asking.CommandAsync(asking.Get<AddOnCommands>().ReduceAsync(addOn.Id, addOn.Version, 1, Asking.Ct));
        }),
        ByCustomer("AddOnCommands.KeepQuantityAsync", async asking =>
        {
            var addOn = await OwnedAsync(asking.Space, reduced: true);
            return () => Asking.CommandAsync(asking.Get<AddOnCommands>().KeepQuantityAsync(addOn.Id, addOn.Version, Asking.Ct));
        }),
        ByCustomer("AddOnQueries.OffersAsync", async asking =>
        {
            var (service, _) = await ExtendableAsync(asking.Space);
            return () => Asking.QueryAsync(() => asking.Get<AddOnQueries>().OffersAsync(service.Id, Asking.Ct), offers => offers is not null);
        }),
        ByCustomer("AddOnQueries.QuoteAsync", async asking =>
        {
            var (service, addOn) = await ExtendableAsync(asking.Space);
            return () => Asking.QueryAsync(() => asking.Get<AddOnQueries>().QuoteAsync(service.Id, [new AddOnPick(addOn, s_month, 1)], Asking.Ct), quote => quote.Succeeded);
        }),
        Row("OrderQueries.UnreadAsync", Permissions.ServicesSee, async asking =>
        {
            var order = await OrderedAsync(asking.Space);
            return () => Asking.QueryAsync(() => asking.Get<OrderQueries>().UnreadAsync(Asking.Ct), unread => unread.Newest.Any(one => one.Id == order));
        }),
        Row("OrderCommands.MarkReadAsync", Permissions.ServicesSee, async asking =>
        {
            var order = await OrderedAsync(asking.Space);
            return () => Asking.CommandAsync(asking.Get<OrderCommands>().MarkReadAsync(order, Asking.Ct));
        }),
    ];

    // Whoever is signed in as a customer is none: only customers order.
    private static PermissionRow ByCustomer(string method, Func<Asking, Task<Func<Task<Answer>>>> arrange) =>
        new(method, actor => actor.Can(Permissions.AddOnsOrder) && actor.OnBehalfOf is null, who => who is Who.Anna or Who.OnBehalfOfAnna, arrange);

    private static async Task<(SpaceService Service, int AddOn)> ExtendableAsync(Space space)
    {
        await using var db = space.CreateDbContext();
        var plan = await db.Plans.SingleOrDefaultAsync(one => one.Name == "Extendable", Asking.Ct) ?? await space.AddPlanAsync("Extendable");
        if (await db.AddOns.SingleOrDefaultAsync(Asking.Ct) is not { } addOn)
        {
            addOn = new AddOn(space.Ours.Id, (await db.ServiceTypes.SingleAsync(type => type.Name == "Hosting add-on", Asking.Ct)).Id, "More");
            addOn.Extend([await db.Plans.SingleAsync(one => one.Id == plan.Id, Asking.Ct)], 1);
            addOn.Sell([new CataloguePrice(s_month, 0, 1_000)], "USD", onSale: true, stock: null);
            db.AddOns.Add(addOn);
            await db.SaveChangesAsync(Asking.Ct);
        }

        var added = await space.AddServiceAsync(status: ServiceStatus.Active);
        var service = await db.Services.SingleAsync(one => one.Id == added.Id, Asking.Ct);
        service.PutOn(plan.Id);
        await db.SaveChangesAsync(Asking.Ct);
        return (service, addOn.Id);
    }

    private static async Task<SpaceService> OwnedAsync(Space space, bool reduced = false)
    {
        await using var db = space.CreateDbContext();
        var parent = await space.AddServiceAsync(status: ServiceStatus.Active);
        var anna = await db.Customers.SingleAsync(one => one.Id == space.Anna.Id, Asking.Ct);
        var type = await db.ServiceTypes.SingleAsync(one => one.Name == "Hosting add-on", Asking.Ct);
        var data = new ImportedService
        {
            ExternalId = Guid.NewGuid().ToString(),
            Name = "More",
            Status = ServiceStatus.Active,
            Cycle = s_month,
            RecurringFee = 995,
            Currency = "USD",
            Quantity = 3,
        };
        var addOn = db.Services.Add(SpaceService.Import(
            anna, type, data, await db.Services.SingleAsync(one => one.Id == parent.Id, Asking.Ct), Actor.CommandLine, LocalNow.Utc(space.Clock.GetUtcNow()))).Entity;
        if (reduced)
        {
            addOn.ReduceTo(1, addOn.TermEndsOn!.Value);
        }

        await db.SaveChangesAsync(Asking.Ct);
        return addOn;
    }

    private static async Task<int> OrderedAsync(Space space)
    {
        var service = await space.AddServiceAsync(status: ServiceStatus.Active);
        await using var db = space.CreateDbContext();
        var order = db.AddOnOrders.Add(new AddOnOrder(service, Guid.NewGuid().ToString(), "More", null, 0, "USD", Actors.Of(space.Anna), space.Clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(Asking.Ct);
        return order.Id;
    }
}
