using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Catalogue =>
    [
        Row("PlanQueries.ListAsync", Permissions.CatalogueSee, async asking =>
        {
            await PlanAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<PlanQueries>().ListAsync(new NamedListQuery(), Asking.Ct), page => page.Rows.Count + page.Total > 0);
        }),
        Row("PlanQueries.ChoicesAsync", Permissions.CatalogueManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<PlanQueries>().ChoicesAsync(Asking.Ct), choices => choices.Resellers.Any(reseller => reseller.Id == asking.Space.Ours.Id)))),
        Row("PlanQueries.ForServiceAsync", Permissions.CatalogueManage, async asking =>
        {
            await PlanAsync(asking);
            var service = await asking.Space.AddServiceAsync();
            return () => Asking.QueryAsync(() => asking.Get<PlanQueries>().ForServiceAsync(service.Id, Asking.Ct), plans => plans.Count > 0);
        }),
        Row("PlanCommands.CreateAsync", Permissions.CatalogueManage, async asking =>
        {
            var type = (await PlanAsync(asking)).TypeId;
            return () => Asking.CommandAsync(asking.Get<PlanCommands>().CreateAsync(asking.Space.Ours.Id, type, $"{Guid.NewGuid()}", adopt: false, Asking.Ct));
        }),
        Row("PlanCommands.RenameAsync", Permissions.CatalogueManage, async asking =>
        {
            var plan = await PlanAsync(asking);
            return () => Asking.CommandAsync(asking.Get<PlanCommands>().RenameAsync(plan.Id, plan.Version, $"{Guid.NewGuid()}", Asking.Ct));
        }),
        Row("PlanCommands.AssignAsync", Permissions.CatalogueManage, async asking =>
        {
            var plan = await PlanAsync(asking);
            var service = await asking.Space.AddServiceAsync();
            return () => Asking.CommandAsync(asking.Get<PlanCommands>().AssignAsync(service.Id, service.Version, plan.Id, Asking.Ct));
        }),
    ];

    private static Task<Plan> PlanAsync(Asking asking) => asking.Space.AddPlanAsync($"{Guid.NewGuid()}");
}
