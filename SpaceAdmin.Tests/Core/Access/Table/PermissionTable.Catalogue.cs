using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Catalogue =>
    [
        Row("PlanQueries.ForServiceAsync", Permissions.CatalogueManage, async asking =>
        {
            await PlanAsync(asking);
            var service = await asking.Space.AddServiceAsync();
            return () => Asking.QueryAsync(() => asking.Get<PlanQueries>().ForServiceAsync(service.Id, Asking.Ct), plans => plans.Count > 0);
        }),
        Row("PlanCommands.AssignAsync", Permissions.CatalogueManage, async asking =>
        {
            var plan = await PlanAsync(asking);
            var service = await asking.Space.AddServiceAsync();
            return () => Asking.CommandAsync(asking.Get<PlanCommands>().AssignAsync(service.Id, service.Version, plan.Id, Asking.Ct));
        }),
        .. OfKind(CatalogueKind.Plan),
        .. OfKind(CatalogueKind.AddOn),
    ];

    private static IEnumerable<PermissionRow> OfKind(CatalogueKind kind) =>
    [
        Row($"CatalogueQueries.ListAsync {kind}", Permissions.CatalogueSee, async asking =>
        {
            await ItemAsync(asking, kind);
            return () => Asking.QueryAsync(() => asking.Get<CatalogueQueries>().ListAsync(kind, new CatalogueListQuery(), Asking.Ct), page => page.Rows.Count + page.Total > 0);
        }),
        Row($"CatalogueQueries.FindAsync {kind}", Permissions.CatalogueManage, async asking =>
        {
            var item = await ItemAsync(asking, kind);
            return () => Asking.QueryAsync(() => asking.Get<CatalogueQueries>().FindAsync(new(kind, item.Id), Asking.Ct), found => found is not null);
        }),
        Row($"CatalogueQueries.ChoicesAsync {kind}", Permissions.CatalogueManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<CatalogueQueries>().ChoicesAsync(kind, Asking.Ct), choices => choices.Resellers.Any(reseller => reseller.Id == asking.Space.Ours.Id)))),
        Row($"CatalogueQueries.PriceChangeAsync {kind}", Permissions.CatalogueManage, async asking =>
        {
            var item = await ItemAsync(asking, kind);
            return () => Asking.QueryAsync(
                () => asking.Get<CatalogueQueries>().PriceChangeAsync(new(kind, item.Id), [new("1", CycleUnit.Month, "", "4.00")], Asking.Ct), change => change is not null);
        }),
        Row($"CatalogueCommands.CreateAsync {kind}", Permissions.CatalogueManage, async asking =>
        {
            var type = (await ItemAsync(asking, kind)).TypeId;
            return () => Asking.CommandAsync(
                asking.Get<CatalogueCommands>().CreateAsync(kind, asking.Space.Ours.Id, new CatalogueDraft($"{Guid.NewGuid()}") { TypeId = type }, Asking.Ct));
        }),
        OfItem("ChangeAsync", kind, (commands, item) => commands.ChangeAsync(new(kind, item.Id), item.Version, new CatalogueDraft($"{Guid.NewGuid()}"), Asking.Ct)),
        OfItem("SellAsync", kind, (commands, item) => commands.SellAsync(new(kind, item.Id), item.Version, onSale: false, Asking.Ct)),
        OfItem("ArchiveAsync", kind, (commands, item) => commands.ArchiveAsync(new(kind, item.Id), item.Version, Asking.Ct)),
        OfItem("RestoreAsync", kind, (commands, item) => commands.RestoreAsync(new(kind, item.Id), item.Version, Asking.Ct)),
        OfItem("DeleteAsync", kind, (commands, item) => commands.DeleteAsync(new(kind, item.Id), item.Version, Asking.Ct)),
        OfItem("MoveAsync", kind, (commands, item) => commands.MoveAsync(new(kind, item.Id), item.Id, after: true, Asking.Ct)),
    ];

    private static PermissionRow OfItem(string method, CatalogueKind kind, Func<CatalogueCommands, CatalogueItem, Task<Result<int>>> ask) =>
        Row($"CatalogueCommands.{method} {kind}", Permissions.CatalogueManage, async asking =>
        {
            var item = await ItemAsync(asking, kind);
            return () => Asking.CommandAsync(ask(asking.Get<CatalogueCommands>(), item));
        });

    private static Task<Plan> PlanAsync(Asking asking) => asking.Space.AddPlanAsync($"{Guid.NewGuid()}");

    private static async Task<CatalogueItem> ItemAsync(Asking asking, CatalogueKind kind)
    {
        if (kind is CatalogueKind.Plan)
        {
            return await PlanAsync(asking);
        }

        await using var db = asking.Space.CreateDbContext();
        var type = await db.ServiceTypes.SingleAsync(one => one.IsAddOn, Asking.Ct);
        var addOn = db.AddOns.Add(new AddOn(asking.Space.Ours.Id, type.Id, $"{Guid.NewGuid()}")).Entity;
        await db.SaveChangesAsync(Asking.Ct);
        return addOn;
    }
}
