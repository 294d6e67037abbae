using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Services;

/// <summary>Adds types of services, and says what provisions them.</summary>
public sealed class ServiceTypeCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed)
{
    /// <param name="isAddOn">Whether services of this type extend others. It stays so.</param>
    /// <returns>The key of the new type.</returns>
    public async Task<Result<int>> AddAsync(string name, bool isAddOn, ProvisionerKind provisioner, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ServiceTypesManage))
        {
            return new Failure.Forbidden();
        }

        if ((ServiceType.Refusal(name) ?? Refusal(provisioner)) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var trimmed = name.Trim();
        if (await db.ServiceTypes.AnyAsync(other => other.Name == trimmed, ct).ConfigureAwait(false))
        {
            return new Failure.Rejected($"There is a type “{trimmed}” already.");
        }

        var type = db.ServiceTypes.Add(new ServiceType(name, isAddOn)).Entity;
        type.ProvisionBy(provisioner);
        db.Audit.Add(Entry(actor, type, AuditActions.CreateServiceType, null, $"{(isAddOn ? "Extends others" : "Stands alone")}; Provisioner: {provisioner.Title()}"));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. s_topics]);
        return type.Id;
    }

    /// <summary>From now on; what is under way goes on where it was begun.</summary>
    /// <param name="seen">What the actor was looking at; something else now is refused as stale.</param>
    public async Task<Result<int>> ProvisionByAsync(int id, ProvisionerKind seen, ProvisionerKind provisioner, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ServiceTypesManage))
        {
            return new Failure.Forbidden();
        }

        if (Refusal(provisioner) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (await db.ServiceTypes.SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false) is not { } type)
        {
            return new Failure.NotFound("That type");
        }

        if (type.Provisioner != seen)
        {
            return new Failure.Stale();
        }

        if (provisioner == seen)
        {
            return id; // saved as it was: nothing to tell
        }

        type.ProvisionBy(provisioner);
        db.Audit.Add(Entry(actor, type, AuditActions.ChangeServiceType, $"Provisioner: {seen.Title()}", $"Provisioner: {provisioner.Title()}"));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. s_topics]);
        return id;
    }

    // The catalogue shows what provisions each of its rows.
    private static readonly string[] s_topics = [Topics.AllCatalogues, .. Topics.Audit(null)];

    private static string? Refusal(ProvisionerKind provisioner) =>
        ProvisionerKinds.All.Contains(provisioner) ? null : $"A provisioner is one of {string.Join(", ", ProvisionerKinds.All.Select(kind => kind.Title()))}.";

    private AuditEntry Entry(Actor actor, ServiceType type, string action, string? before, string? after) =>
        new(actor, time.GetUtcNow(), null, AuditKinds.ServiceType, action, type.Name) { Before = before, After = after };
}
