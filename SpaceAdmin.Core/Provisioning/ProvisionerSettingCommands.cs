using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Sets up how the services of a reseller reach the outside.</summary>
public sealed class ProvisionerSettingCommands(
    UnitOfWork unitOfWork,
    IDbContextFactory<SpaceDb> dbs,
    ICurrentActor currentActor,
    ProvisionerSecrets secrets,
    OutsideAddresses addresses,
    IEnumerable<IProvisioner> provisioners)
{
    /// <param name="version">The version that the actor was looking at, 0 where nothing was set up; another one now is refused as stale.</param>
    /// <returns>The version that it has now.</returns>
    public async Task<Result<int>> SaveAsync(int resellerId, ProvisionerKind kind, ProvisionerDraft draft, int version, CancellationToken ct)
    {
        // Names are looked up before the write begins, which others wait for; and for nobody who may not ask.
        if (!(await currentActor.GetAsync(ct).ConfigureAwait(false)).Can(Permissions.ProvisioningManage))
        {
            return new Failure.Forbidden();
        }

        var check = await CheckAsync(kind, draft, ct).ConfigureAwait(false);
        return check.Succeeded ? await SaveAsync(resellerId, kind, check.Value, version, ct).ConfigureAwait(false) : check.Failure;
    }

    /// <summary>Forgets it, with its secret. What is to go that way stands as failed until there is a new one.</summary>
    /// <inheritdoc cref="SaveAsync(int, ProvisionerKind, ProvisionerDraft, int, CancellationToken)"/>
    public Task<Result<bool>> RemoveAsync(int resellerId, ProvisionerKind kind, int version, CancellationToken ct) =>
        unitOfWork.RunAsync<bool>(Permissions.ProvisioningManage, async write =>
        {
            var (setting, failure) = await FindAsync(write.Db, write.Actor, resellerId, kind, ct).ConfigureAwait(false);
            if ((failure ?? Stale(setting, version)) is { } stopped)
            {
                return stopped;
            }

            if (setting is null)
            {
                return new Failure.NotFound("That connection");
            }

            write.Db.ProvisionerSettings.Remove(setting);
            Record(write, resellerId, kind, AuditActions.RemoveConnection, Changes(Facts.Of(setting), null).Before, null);
            return true;
        }, ct);

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

    private Task<Result<int>> SaveAsync(int resellerId, ProvisionerKind kind, CheckedConnection check, int version, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ProvisioningManage, async write =>
        {
            var (setting, failure) = await FindAsync(write.Db, write.Actor, resellerId, kind, ct).ConfigureAwait(false);
            if ((failure ?? Stale(setting, version)) is { } stopped)
            {
                return stopped;
            }

            var secret = SecretFor(kind, setting, check);
            if (!secret.Succeeded)
            {
                return secret.Failure;
            }

            var before = setting is null ? null : Facts.Of(setting);
            setting ??= write.Db.ProvisionerSettings.Add(new ProvisionerSetting(resellerId, kind)).Entity;
            setting.Change(
                check.Address.AbsoluteUri,
                check.UserName,
                check.Secret is { } typed ? secrets.Seal(resellerId, kind, typed) : null,
                check.Namespace,
                check.ParentPackageId);
            var changes = Changes(before, Facts.Of(setting));
            if (!changes.Any && check.Secret is null)
            {
                return write.Unchanged(version);
            }

            Record(
                write, resellerId, kind, before is null ? AuditActions.SetUpConnection : AuditActions.ChangeConnection, before is null ? null : changes.Before, changes.After,
                before is null || check.Secret is null ? null : $"With a new {ProvisionerWords.Secret(kind)}");
            return setting.Version;
        }, ct);

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

    private static void Record(Write write, int resellerId, ProvisionerKind kind, string action, string? before, string? after, string? detail = null) =>
        write.Audit(resellerId, AuditKinds.Provisioner, action, kind.Title(), before, after, detail);

    /// <summary>What may be told of a connection.</summary>
    private sealed record Facts(string Address, string? UserName, string? Namespace, string? HostingSpace)
    {
        public static Facts Of(ProvisionerSetting setting) =>
            new(setting.Address, setting.UserName, setting.Namespace, setting.ParentPackageId?.ToString(CultureInfo.InvariantCulture));
    }
}
