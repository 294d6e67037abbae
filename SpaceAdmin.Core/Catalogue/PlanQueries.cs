using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Reads what resellers sell.</summary>
public sealed class PlanQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>By name. Services are counted for the rows of the page alone.</summary>
    public async Task<Paged<PlanRow>> ListAsync(NamedListQuery query, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CatalogueSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var plans = db.Plans.VisibleTo(actor);
        if (query.Search is { } search)
        {
            var part = Like.Containing(search);
            plans = plans.Where(plan => EF.Functions.Like(plan.Name, part, Like.Escape));
        }

        var total = await plans.CountAsync(ct).ConfigureAwait(false);
        var page = Math.Min(query.Page, Paging.Pages(total, query.Size));
        var rows = await plans
            .OrderBy(plan => plan.Name).ThenBy(plan => plan.Id)
            .Skip((page - 1) * query.Size).Take(query.Size)
            .Select(plan => new PlanRow(
                plan.Id, plan.Name, plan.Type.Name, plan.ResellerId, plan.Reseller.Name, plan.Version, db.Services.Count(service => service.PlanId == plan.Id)))
            .ToListAsync(ct).ConfigureAwait(false);
        return new Paged<PlanRow>(rows, page, total);
    }

    /// <summary>What a new plan can be of.</summary>
    public async Task<PlanChoices> ChoicesAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CatalogueManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return new PlanChoices(
            await db.Resellers.VisibleTo(actor).OrderBy(reseller => reseller.Name).Select(reseller => new PlanChoice(reseller.Id, reseller.Name)).ToListAsync(ct).ConfigureAwait(false),
            await db.ServiceTypes.Where(type => !type.IsAddOn).OrderBy(type => type.Id).Select(type => new PlanChoice(type.Id, type.Name)).ToListAsync(ct).ConfigureAwait(false));
    }

    /// <summary>The plans that a service can be put on, by name; none for one that is not the actor's to see.</summary>
    public async Task<IReadOnlyList<PlanChoice>> ForServiceAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CatalogueManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await (
            from service in db.Services.VisibleTo(actor)
            where service.Id == number
            from plan in db.Plans
            where plan.ResellerId == service.ResellerId && plan.TypeId == service.TypeId
            orderby plan.Name, plan.Id
            select new PlanChoice(plan.Id, plan.Name)).ToListAsync(ct).ConfigureAwait(false);
    }
}

/// <param name="Services">How many services are on it.</param>
public sealed record PlanRow(int Id, string Name, string Type, int ResellerId, string Reseller, int Version, int Services);

/// <summary>A reseller, a type or a plan to choose.</summary>
public sealed record PlanChoice(int Id, string Name);

public sealed record PlanChoices(IReadOnlyList<PlanChoice> Resellers, IReadOnlyList<PlanChoice> Types);
