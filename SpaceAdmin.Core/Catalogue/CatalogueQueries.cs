using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Reads what resellers sell.</summary>
public sealed class CatalogueQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>In the order that their reseller gave them; by name while something is searched.</summary>
    public async Task<Paged<CatalogueRow>> ListAsync(CatalogueKind kind, CatalogueListQuery query, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CatalogueSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return kind is CatalogueKind.Plan
            ? await CatalogueReading.PageAsync(db.Plans.AsNoTracking().VisibleTo(actor), query, query.Page, plans => CatalogueReading.Rows(plans, db), ct).ConfigureAwait(false)
            : await CatalogueReading.PageAsync(db.AddOns.AsNoTracking().VisibleTo(actor), query, query.AddOnPage, addOns => CatalogueReading.Rows(addOns, db), ct).ConfigureAwait(false);
    }

    /// <summary>Null for one that is not the actor's to see.</summary>
    public async Task<CatalogueDetails?> FindAsync(CatalogueKey key, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CatalogueManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await FindAsync(db, actor, key, ct).ConfigureAwait(false) is not { } item)
        {
            return null;
        }

        var currency = item.Reseller.Currency;
        var extended = (item as AddOn)?.Plans.Select(plan => plan.Id).ToList() ?? [];
        var plans = await db.Plans.Where(plan => plan.ResellerId == item.ResellerId && (plan.ArchivedAt == null || extended.Contains(plan.Id)))
            .OrderBy(plan => plan.Position).ThenBy(plan => plan.Id).Select(plan => new PlanChoice(plan.Id, plan.Name)).ToListAsync(ct).ConfigureAwait(false);
        var draft = new CatalogueDraft(item.Name)
        {
            Description = item.Description,
            TypeId = item.TypeId,
            Prices = [.. item.Prices.Select(price => PriceDraft.Of(price, item.Currency!))],
            OnSale = item.OnSale,
            Stock = CatalogueReading.Text(item.Stock),
            StockSeen = CatalogueReading.Text(item.Stock),
            MaxQuantity = CatalogueReading.Text((item as AddOn)?.MaxQuantity ?? 1),
            Plans = extended,
            Provisioner = item.Provisioner,
            TaxClass = item.TaxClass,
            OutsidePlan = item.OutsidePlan ?? "",
        };
        return new CatalogueDetails(
            key, item.Version, currency, draft, item.ArchivedAt is not null, await CatalogueReading.SoldAsync(db, key, ct).ConfigureAwait(false), plans, item.Type.Provisioner);
    }

    /// <summary>What a new one can be of.</summary>
    public async Task<CatalogueChoices> ChoicesAsync(CatalogueKind kind, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CatalogueManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var addOn = kind is CatalogueKind.AddOn;
        var plans = addOn
            ? (await db.Plans.VisibleTo(actor).Where(plan => plan.ArchivedAt == null).OrderBy(plan => plan.Position).ThenBy(plan => plan.Id)
                .Select(plan => new { plan.Id, plan.Name, plan.ResellerId }).ToListAsync(ct).ConfigureAwait(false)).ToLookup(plan => plan.ResellerId, plan => new PlanChoice(plan.Id, plan.Name))
            : null;
        var resellers = await db.Resellers.VisibleTo(actor).OrderBy(reseller => reseller.Name)
            .Select(reseller => new { reseller.Id, reseller.Name, reseller.Currency }).ToListAsync(ct).ConfigureAwait(false);
        return new CatalogueChoices(
            [.. resellers.Select(reseller => new SellerChoice(reseller.Id, reseller.Name, reseller.Currency, [.. plans?[reseller.Id] ?? []]))],
            await db.ServiceTypes.Where(type => type.IsAddOn == addOn).OrderBy(type => type.Id).Select(type => new TypeChoice(type.Id, type.Name, type.Provisioner))
                .ToListAsync(ct).ConfigureAwait(false));
    }

    /// <summary>What new prices would not touch. Null while they are those that are stored, or are no prices yet.</summary>
    public async Task<PriceChange?> PriceChangeAsync(CatalogueKey key, IReadOnlyList<PriceDraft> drafts, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CatalogueManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await FindAsync(db, actor, key, ct).ConfigureAwait(false) is { } item
            && PriceRules.Refusal(drafts, item.Reseller.Currency, out var prices) is null
            && (!prices.SequenceEqual(item.Prices) || item.Currency is { } currency && currency != item.Reseller.Currency)
                ? new PriceChange(await CatalogueReading.SoldAsync(db, key, ct).ConfigureAwait(false))
                : null;
    }

    private static async Task<CatalogueItem?> FindAsync(SpaceDb db, Actor actor, CatalogueKey key, CancellationToken ct) => key.Kind is CatalogueKind.Plan
        ? await db.Plans.AsNoTracking().VisibleTo(actor).Include(plan => plan.Reseller).Include(plan => plan.Type).SingleOrDefaultAsync(plan => plan.Id == key.Id, ct).ConfigureAwait(false)
        : await db.AddOns.AsNoTracking().VisibleTo(actor).Include(addOn => addOn.Reseller).Include(addOn => addOn.Type).Include(addOn => addOn.Plans)
            .SingleOrDefaultAsync(addOn => addOn.Id == key.Id, ct).ConfigureAwait(false);
}
