using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Reads which plans there are for services.</summary>
public sealed class PlanQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>The plans that a service can be put on, in their order, and the one that it is on; none for one that is not the actor's to see.</summary>
    public async Task<IReadOnlyList<PlanChoice>> ForServiceAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CatalogueManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await (
            from service in db.Services.VisibleTo(actor)
            where service.Id == number
            from plan in db.Plans
            where plan.ResellerId == service.ResellerId && plan.TypeId == service.TypeId && (plan.ArchivedAt == null || plan.Id == service.PlanId)
            orderby plan.Position, plan.Id
            select new PlanChoice(plan.Id, plan.Name)).ToListAsync(ct).ConfigureAwait(false);
    }
}

/// <summary>A reseller, a type or a plan to choose.</summary>
public sealed record PlanChoice(int Id, string Name);
