using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Creates and changes what resellers sell.</summary>
public sealed partial class CatalogueCommands(UnitOfWork unitOfWork, ProvisionerKinds kinds)
{
    /// <param name="resellerId">Who sells it; a reseller's own people may leave it out.</param>
    /// <returns>The key of what is new; it stands last in its list.</returns>
    public Task<Result<int>> CreateAsync(CatalogueKind kind, int? resellerId, CatalogueDraft draft, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.CatalogueManage, async write =>
        {
            if ((resellerId ?? write.Actor.ResellerId) is not { } seller)
            {
                return new CatalogueRefusal.NoReseller(kind);
            }

            if (await write.Db.Resellers.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == seller, ct).ConfigureAwait(false) is not { } reseller)
            {
                return new Failure.NotFound("That reseller");
            }

            var type = await write.Db.ServiceTypes.SingleOrDefaultAsync(one => one.Id == draft.TypeId, ct).ConfigureAwait(false);
            var check = CatalogueRules.Check(kind, draft, reseller.Currency, type?.Provisioner ?? ProvisionerKinds.None, kinds);
            if (!check.Succeeded)
            {
                return check.Failure;
            }

            if (CatalogueRules.TypeRefusal(kind, type) is { } refused)
            {
                return refused;
            }

            CatalogueItem item = kind is CatalogueKind.Plan ? new Plan(seller, draft.TypeId, draft.Name) : new AddOn(seller, draft.TypeId, draft.Name);
            if (await FillAsync(write.Db, item, check.Value, draft, reseller.Currency, ct).ConfigureAwait(false) is { } failure)
            {
                return failure;
            }

            item.MoveTo(await LastAsync(write.Db, kind, seller, ct).ConfigureAwait(false) + 1);
            write.Db.Add(item);
            await write.SaveAsync(ct).ConfigureAwait(false); // gives the key
            var adopted = kind is CatalogueKind.Plan && draft.Adopt ? await AdoptAsync(write.Db, item, ct).ConfigureAwait(false) : 0;
            Record(
                write, item, kind is CatalogueKind.Plan ? AuditActions.CreatePlan : AuditActions.CreateAddOn, after: string.Join("; ", CatalogueWords.Facts(item, kinds)),
                detail: adopted > 0 ? CatalogueWords.Services(adopted) + " put on it" : null);
            write.Publish([.. Topics.Catalogue(seller), .. adopted > 0 ? [Topics.Reseller(seller), Topics.AllServices] : Array.Empty<string>()]);
            return item.Id;
        }, ct);

    /// <summary>Changes all but its type. What was ordered keeps the price that it was ordered at.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> ChangeAsync(CatalogueKey key, int version, CatalogueDraft draft, CancellationToken ct) => EditAsync(key, version, async (write, item) =>
    {
        var check = CatalogueRules.Check(key.Kind, draft, item.Reseller.Currency, item.Type.Provisioner, kinds);
        if (!check.Succeeded)
        {
            return check.Failure;
        }

        if (draft.OnSale && CatalogueRules.ArchivedRefusal(item) is { } archived)
        {
            return archived;
        }

        // Orders take from the stock without a word to whoever edits the rest.
        var counts = draft.StockSeen is null || draft.StockSeen != draft.Stock;
        if (counts && draft.StockSeen is { } seen && seen != CatalogueReading.Text(item.Stock))
        {
            return new CatalogueRefusal.StockChanged(CatalogueReading.Text(item.Stock), seen);
        }

        var before = CatalogueWords.Facts(item, kinds);
        if (await FillAsync(write.Db, item, counts ? check.Value : check.Value with { Stock = item.Stock }, draft, item.Reseller.Currency, ct).ConfigureAwait(false) is { } failure)
        {
            return failure;
        }

        var after = CatalogueWords.Facts(item, kinds);
        var changed = before.Zip(after).Where(pair => pair.First != pair.Second).ToList();
        Record(
            write, item, key.Kind is CatalogueKind.Plan ? AuditActions.EditPlan : AuditActions.EditAddOn,
            string.Join("; ", changed.Select(pair => pair.First)), string.Join("; ", changed.Select(pair => pair.Second)));
        return null;
    }, ct);

    private static async Task<Failure?> FillAsync(SpaceDb db, CatalogueItem item, CheckedItem check, CatalogueDraft draft, string currency, CancellationToken ct)
    {
        if (await IsTakenAsync(db, item, check.Name, ct).ConfigureAwait(false) is { } taken)
        {
            return taken;
        }

        if (item is AddOn addOn)
        {
            var wanted = draft.Plans.Distinct().ToList();
            var plans = await db.Plans.Where(plan => plan.ResellerId == item.ResellerId && wanted.Contains(plan.Id)).OrderBy(plan => plan.Id).ToListAsync(ct).ConfigureAwait(false);
            if (CatalogueRules.PlansRefusal(wanted.Count, plans, addOn.Plans) is { } refused)
            {
                return refused;
            }

            addOn.Extend(plans, check.MaxQuantity);
        }

        item.Describe(check.Name, check.Description);
        item.Sell(check.Prices, currency, check.OnSale, check.Stock);
        item.TaxBy(check.TaxClass);
        item.ProvisionBy(check.Provisioner, check.OutsidePlan);
        return null;
    }

    private static async Task<Failure?> IsTakenAsync(SpaceDb db, CatalogueItem item, string name, CancellationToken ct)
    {
        var kind = KindOf(item);
        var same = await Of(db, kind).Where(other => other.ResellerId == item.ResellerId && other.Name == name && other.Id != item.Id)
            .Select(other => new { other.ArchivedAt }).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return same is null ? null
            : same.ArchivedAt is null ? new CatalogueRefusal.NameTaken(kind, name)
            : new CatalogueRefusal.NameTakenInArchive(kind, name);
    }

    private static async Task<int> LastAsync(SpaceDb db, CatalogueKind kind, int reseller, CancellationToken ct) =>
        await Of(db, kind).Where(item => item.ResellerId == reseller).MaxAsync(item => (int?)item.Position, ct).ConfigureAwait(false) ?? 0;

    private static Task<int> AdoptAsync(SpaceDb db, CatalogueItem plan, CancellationToken ct) =>
        db.Services.Where(service => service.ResellerId == plan.ResellerId && service.Name == plan.Name && service.TypeId == plan.TypeId && service.PlanId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(service => service.PlanId, plan.Id).SetProperty(service => service.Version, service => service.Version + 1), ct);

    private static CatalogueKind KindOf(CatalogueItem item) => item is AddOn ? CatalogueKind.AddOn : CatalogueKind.Plan;

    private static IQueryable<CatalogueItem> Of(SpaceDb db, CatalogueKind kind) => kind is CatalogueKind.Plan ? db.Plans : db.AddOns;

    private static void Record(Write write, CatalogueItem item, string action, string? before = null, string? after = null, string? detail = null) =>
        write.Audit(item.ResellerId, CatalogueWords.AuditKind(KindOf(item)), action, item.Name, before, after, detail);
}
