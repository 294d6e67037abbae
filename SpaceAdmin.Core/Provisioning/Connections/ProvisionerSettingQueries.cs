using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Reads how services reach the outside; never with a secret.</summary>
public sealed class ProvisionerSettingQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, ProvisionerSecrets secrets, IEnumerable<IProvisioner> provisioners)
{
    /// <summary>For whom the actor may set connections up: an administrator for every reseller, by name; a reseller for itself.</summary>
    public async Task<IReadOnlyList<ResellerChoice>> OwnersAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ProvisioningManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Resellers.VisibleTo(actor).ChoicesAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Null for a reseller that is not the actor's to see.</summary>
    public async Task<ProvisioningSettings?> FindAsync(int resellerId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ProvisioningManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var reseller = await db.Resellers.VisibleTo(actor).Where(one => one.Id == resellerId).Select(one => one.Name).SingleOrDefaultAsync(ct).ConfigureAwait(false);
        if (reseller is null)
        {
            return null;
        }

        var settings = await db.ProvisionerSettings.AsNoTracking().Where(one => one.ResellerId == resellerId).ToDictionaryAsync(one => one.Kind, ct).ConfigureAwait(false);
        var types = await NamesAsync(db.ServiceTypes.Select(type => new Named { Kind = type.Provisioner, Name = type.Name }), ct).ConfigureAwait(false);
        var plans = await NamesAsync(db.Plans.Where(plan => plan.ResellerId == resellerId).Select(plan => new Named { Kind = plan.Provisioner, Name = plan.Name }), ct).ConfigureAwait(false);
        var addOns = await NamesAsync(db.AddOns.Where(addOn => addOn.ResellerId == resellerId).Select(addOn => new Named { Kind = addOn.Provisioner, Name = addOn.Name }), ct).ConfigureAwait(false);
        return new ProvisioningSettings(
            resellerId,
            reseller,
            [.. provisioners.Select(one => Details(one.Description, settings, kind => new ProvisionerUse([.. types[kind]], [.. plans[kind]], [.. addOns[kind]])))]);
    }

    private ProvisionerSettingDetails Details(ProvisionerDescription description, Dictionary<string, ProvisionerSetting> settings, Func<string, ProvisionerUse> use)
    {
        var kind = description.Kind.Key;
        return settings.GetValueOrDefault(kind) is not { } setting
            ? new(kind, 0, new ProvisionerDraft("") { Fields = description.Defaults }, KeptSecret.None, use(kind))
            : new(
                kind,
                setting.Version,
                new ProvisionerDraft(setting.Address) { Fields = setting.Fields },
                setting.SealedSecret is null ? KeptSecret.None : secrets.Unseal(setting, description).Succeeded ? KeptSecret.Kept : KeptSecret.Lost,
                use(kind));
    }

    private static async Task<ILookup<string, string>> NamesAsync(IQueryable<Named> named, CancellationToken ct) =>
        (await named.Where(one => one.Kind != null && one.Kind != ProvisionerKinds.None).OrderBy(one => one.Name).ToListAsync(ct).ConfigureAwait(false))
            .ToLookup(one => one.Kind!, one => one.Name);

    private sealed class Named
    {
        public string? Kind { get; init; }

        public string Name { get; init; } = "";
    }
}
