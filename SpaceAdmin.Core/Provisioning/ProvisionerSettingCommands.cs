using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Sets up how the services of a reseller reach the outside.</summary>
public sealed class ProvisionerSettingCommands(
    IDbContextFactory<SpaceDb> dbs,
    ICurrentActor currentActor,
    TimeProvider time,
    ChangeFeed feed,
    ProvisionerSecrets secrets,
    OutsideAddresses addresses,
    IEnumerable<IProvisioner> provisioners)
{
    /// <param name="version">The version that the actor was looking at, 0 where nothing was set up; another one now is refused as stale.</param>
    /// <returns>The version that it has now.</returns>
    public async Task<Result<int>> SaveAsync(int resellerId, ProvisionerKind kind, ProvisionerDraft draft, int version, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ProvisioningManage))
        {
            return new Failure.Forbidden();
        }

        // Names are looked up before the write begins, which others wait for.
        var check = await CheckAsync(kind, draft, ct).ConfigureAwait(false);
        if (!check.Succeeded)
        {
            return check.Failure;
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var (setting, failure) = await FindAsync(db, actor, resellerId, kind, ct).ConfigureAwait(false);
        if ((failure ?? Stale(setting, version)) is { } stopped)
        {
            return stopped;
        }

        var secret = SecretFor(kind, setting, check.Value);
        if (!secret.Succeeded)
        {
            return secret.Failure;
        }

        var before = setting is null ? null : Facts.Of(setting);
        setting ??= db.ProvisionerSettings.Add(new ProvisionerSetting(resellerId, kind)).Entity;
        setting.Change(
            check.Value.Address.AbsoluteUri,
            check.Value.UserName,
            check.Value.Secret is { } typed ? secrets.Seal(resellerId, kind, typed) : null,
            check.Value.Namespace,
            check.Value.ParentPackageId);
        var changes = Changes(before, Facts.Of(setting));
        if (!changes.Any && check.Value.Secret is null)
        {
            return version; // saved as it was: nothing to tell
        }

        db.Audit.Add(before is null
            ? Entry(actor, resellerId, kind, AuditActions.SetUpConnection, null, changes.After)
            : Entry(actor, resellerId, kind, AuditActions.ChangeConnection, changes.Before, changes.After, check.Value.Secret is null ? null : $"With a new {ProvisionerWords.Secret(kind)}"));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. Topics.Audit(resellerId)]);
        return setting.Version;
    }

    /// <summary>Forgets it, with its secret. What is to go that way stands as failed until there is a new one.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task<Result<bool>> RemoveAsync(int resellerId, ProvisionerKind kind, int version, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ProvisioningManage))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var (setting, failure) = await FindAsync(db, actor, resellerId, kind, ct).ConfigureAwait(false);
        if ((failure ?? Stale(setting, version)) is { } stopped)
        {
            return stopped;
        }

        if (setting is null)
        {
            return new Failure.NotFound("That connection");
        }

        db.ProvisionerSettings.Remove(setting);
        db.Audit.Add(Entry(actor, resellerId, kind, AuditActions.RemoveConnection, Changes(Facts.Of(setting), null).Before, null));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. Topics.Audit(resellerId)]);
        return true;
    }

    /// <summary>Asks the outside whether it would listen: with what is typed and, where no secret is, the one that is kept. Nothing is stored.</summary>
    /// <returns>What the outside said, in its own words.</returns>
    public async Task<Result<ProvisionerAnswer>> TestAsync(int resellerId, ProvisionerKind kind, ProvisionerDraft draft, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ProvisioningManage))
        {
            return new Failure.Forbidden();
        }

        var check = await CheckAsync(kind, draft, ct).ConfigureAwait(false);
        if (!check.Succeeded)
        {
            return check.Failure;
        }

        Result<string> secret;
        await using (var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false))
        {
            var (setting, failure) = await FindAsync(db, actor, resellerId, kind, ct).ConfigureAwait(false);
            if (failure is not null)
            {
                return failure;
            }

            secret = SecretFor(kind, setting, check.Value);
        }

        return secret.Succeeded
            ? await provisioners.Single(one => one.Kind == kind).TestAsync(check.Value.With(secret.Value), ct).ConfigureAwait(false)
            : secret.Failure;
    }

    private async Task<Result<CheckedConnection>> CheckAsync(ProvisionerKind kind, ProvisionerDraft draft, CancellationToken ct)
    {
        var check = ProvisionerRules.Check(kind, draft);
        return check.Succeeded && await addresses.RefusalAsync(check.Value.Address.AbsoluteUri, ct).ConfigureAwait(false) is { } refused ? new Failure.Rejected(refused) : check;
    }

    private Result<string> SecretFor(ProvisionerKind kind, ProvisionerSetting? setting, CheckedConnection check) =>
        check.Secret is { } typed ? typed
        : setting is null ? new Failure.Rejected(ProvisionerRules.MissingSecret(kind))
        : ProvisionerRules.ElsewhereRefusal(setting, check.Address) is { } refused ? new Failure.Rejected(refused)
        : secrets.Unseal(setting);

    private static async Task<(ProvisionerSetting? Setting, Failure? Failure)> FindAsync(SpaceDb db, Actor actor, int resellerId, ProvisionerKind kind, CancellationToken ct) =>
        await db.Resellers.VisibleTo(actor).AnyAsync(reseller => reseller.Id == resellerId, ct).ConfigureAwait(false)
            ? (await db.ProvisionerSettings.SingleOrDefaultAsync(one => one.ResellerId == resellerId && one.Kind == kind, ct).ConfigureAwait(false), null)
            : (null, new Failure.NotFound("That reseller"));

    private static Failure.Stale? Stale(ProvisionerSetting? setting, int version) => (setting?.Version ?? 0) == version ? null : new Failure.Stale();

    private static AuditChanges Changes(Facts? before, Facts? after) => new AuditChanges()
        .Add("Address", before?.Address, after?.Address)
        .Add("User name", before?.UserName, after?.UserName)
        .Add("Namespace", before?.Namespace, after?.Namespace)
        .Add("Hosting space", before?.HostingSpace, after?.HostingSpace);

    private AuditEntry Entry(Actor actor, int resellerId, ProvisionerKind kind, string action, string? before, string? after, string? detail = null) =>
        new(actor, time.GetUtcNow(), resellerId, AuditKinds.Provisioner, action, kind.Title()) { Before = before, After = after, Detail = detail };

    /// <summary>What may be told of a connection.</summary>
    private sealed record Facts(string Address, string? UserName, string? Namespace, string? HostingSpace)
    {
        public static Facts Of(ProvisionerSetting setting) =>
            new(setting.Address, setting.UserName, setting.Namespace, setting.ParentPackageId?.ToString(CultureInfo.InvariantCulture));
    }
}
