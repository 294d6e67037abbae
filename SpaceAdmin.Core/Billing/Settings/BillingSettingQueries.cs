using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>What a reseller's invoices say and how they are taxed, for whoever sets it.</summary>
public sealed record BillingSettingDetails(int ResellerId, string Reseller, int Version, BillingSettings Settings, IReadOnlyList<TaxRateRow> Rates);

/// <summary>One way to tax some customers.</summary>
/// <param name="Country">Null for everywhere.</param>
/// <param name="Customers">Null for all.</param>
public sealed record TaxRateRow(int Id, int Version, string Name, TaxTreatment Treatment, int Rate, string? Country, CustomerKind? Customers, TaxClass Class, string? Sentence);

/// <summary>Reads a reseller's own settings of its invoices.</summary>
public sealed class BillingSettingQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>Whose settings the actor may change, by name.</summary>
    public async Task<IReadOnlyList<ResellerChoice>> OwnersAsync(CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Resellers.VisibleTo(actor).ChoicesAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Null when the reseller is not the actor's to bill for.</summary>
    public async Task<BillingSettingDetails?> FindAsync(int resellerId, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Resellers.VisibleTo(actor).Where(reseller => reseller.Id == resellerId)
            .Select(reseller => new BillingSettingDetails(
                reseller.Id, reseller.Name, reseller.Version, reseller.Billing,
                db.TaxRates.Where(rate => rate.ResellerId == reseller.Id)
                    .OrderBy(rate => rate.Country).ThenBy(rate => rate.Class).ThenBy(rate => rate.Customers).ThenBy(rate => rate.Id)
                    .Select(rate => new TaxRateRow(rate.Id, rate.Version, rate.Name, rate.Treatment, rate.Rate, rate.Country, rate.Customers, rate.Class, rate.Sentence))
                    .ToList()))
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
    }

    private async Task<Actor> ActorAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.InvoicesManage);
        return actor;
    }
}
