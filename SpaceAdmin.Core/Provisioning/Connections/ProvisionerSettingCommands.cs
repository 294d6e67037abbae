using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outside;

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
    /// <param name="kind">The key of the kind of provisioner.</param>
    /// <param name="version">The version that the actor was looking at, 0 where nothing was set up; another one now is refused as stale.</param>
    /// <returns>The version that it has now.</returns>
    public async Task<Result<int>> SaveAsync(int resellerId, string kind, ProvisionerDraft draft, int version, CancellationToken ct)
    {
        // Names are looked up before the write begins, which others wait for; and for nobody who may not ask.
        if (!(await currentActor.GetAsync(ct).ConfigureAwait(false)).Can(Permissions.ProvisioningManage))
        {
            return new Failure.Forbidden();
        }

        if (provisioners.Of(kind) is not { } provisioner)
        {
            return NotByConnection();
        }

        var check = await CheckAsync(provisioner.Description, draft, ct).ConfigureAwait(false);
        return check.Succeeded ? await SaveAsync(resellerId, provisioner.Description, check.Value, version, ct).ConfigureAwait(false) : check.Failure;
    }

    /// <summary>Forgets it, with its secret. What is to go that way stands as failed until there is a new one.</summary>
    /// <inheritdoc cref="SaveAsync(int, string, ProvisionerDraft, int, CancellationToken)"/>
    public Task<Result<bool>> RemoveAsync(int resellerId, string kind, int version, CancellationToken ct) =>
        unitOfWork.RunAsync<bool>(Permissions.ProvisioningManage, async write =>
        {
            if (provisioners.Of(kind) is not { } provisioner)
            {
                return NotByConnection();
            }

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
            Record(write, resellerId, provisioner.Description, AuditActions.RemoveConnection, Changes(provisioner.Description, Facts.Of(setting), null).Before, null);
            return true;
        }, ct);

    /// <summary>Asks the outside whether it would listen: with what is typed and, where no secret is, the one that is kept. Nothing is stored.</summary>
    /// <returns>What the outside said, in its own words.</returns>
    public async Task<Result<ProvisionerAnswer>> TestAsync(int resellerId, string kind, ProvisionerDraft draft, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ProvisioningManage))
        {
            return new Failure.Forbidden();
        }

        if (provisioners.Of(kind) is not { } provisioner)
        {
            return NotByConnection();
        }

        var check = await CheckAsync(provisioner.Description, draft, ct).ConfigureAwait(false);
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

            secret = SecretFor(provisioner.Description, setting, check.Value);
        }

        return secret.Succeeded ? await provisioner.TestAsync(check.Value.With(secret.Value), ct).ConfigureAwait(false) : secret.Failure;
    }

    private Task<Result<int>> SaveAsync(int resellerId, ProvisionerDescription description, CheckedConnection check, int version, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ProvisioningManage, async write =>
        {
            var kind = description.Kind.Key;
            var (setting, failure) = await FindAsync(write.Db, write.Actor, resellerId, kind, ct).ConfigureAwait(false);
            if ((failure ?? Stale(setting, version)) is { } stopped)
            {
                return stopped;
            }

            var secret = SecretFor(description, setting, check);
            if (!secret.Succeeded)
            {
                return secret.Failure;
            }

            var before = setting is null ? null : Facts.Of(setting);
            setting ??= write.Db.ProvisionerSettings.Add(new ProvisionerSetting(resellerId, kind)).Entity;
            setting.Change(check.Address.AbsoluteUri, check.Fields, check.Secret is { } typed ? secrets.Seal(resellerId, kind, typed) : null);
            var changes = Changes(description, before, Facts.Of(setting));
            if (!changes.Any && check.Secret is null)
            {
                return write.Unchanged(version);
            }

            Record(
                write, resellerId, description, before is null ? AuditActions.SetUpConnection : AuditActions.ChangeConnection, before is null ? null : changes.Before, changes.After,
                before is null || check.Secret is null ? null : $"With a new {description.Secret.Noun}");
            return setting.Version;
        }, ct);

    private async Task<Result<CheckedConnection>> CheckAsync(ProvisionerDescription description, ProvisionerDraft draft, CancellationToken ct)
    {
        var check = ProvisionerRules.Check(description, draft);
        return check.Succeeded && await addresses.RefusalAsync(check.Value.Address.AbsoluteUri, ct).ConfigureAwait(false) is { } refused
            ? new ConnectionRefusal.AddressNotAllowed(refused)
            : check;
    }

    private Result<string> SecretFor(ProvisionerDescription description, ProvisionerSetting? setting, CheckedConnection check) =>
        check.Secret is { } typed ? typed
        : setting is null ? new ConnectionRefusal.SecretMissing(description.Secret.Missing)
        : ProvisionerRules.ValidateKeptSecret(description.Secret, setting, check.Address) is { } refused ? refused
        : secrets.Unseal(setting, description);

    private ConnectionRefusal.NotByConnection NotByConnection() => new([.. provisioners.Select(one => one.Description.Kind.Title)]);

    private static async Task<(ProvisionerSetting? Setting, Failure? Failure)> FindAsync(SpaceDb db, Actor actor, int resellerId, string kind, CancellationToken ct) =>
        await db.Resellers.VisibleTo(actor).AnyAsync(reseller => reseller.Id == resellerId, ct).ConfigureAwait(false)
            ? (await db.ProvisionerSettings.SingleOrDefaultAsync(one => one.ResellerId == resellerId && one.Kind == kind, ct).ConfigureAwait(false), null)
            : (null, new Failure.NotFound("That reseller"));

    private static Failure.Stale? Stale(ProvisionerSetting? setting, int version) => (setting?.Version ?? 0) == version ? null : new Failure.Stale();

    private static AuditChanges Changes(ProvisionerDescription description, Facts? before, Facts? after)
    {
        var changes = new AuditChanges().Add("Address", before?.Address, after?.Address);
        foreach (var field in description.Fields.Where(field => field is not SecretField))
        {
            changes.Add(field.Label, before?.Of(field), after?.Of(field));
        }

        return changes;
    }

    private static void Record(Write write, int resellerId, ProvisionerDescription description, string action, string? before, string? after, string? detail = null) =>
        write.Audit(resellerId, AuditKinds.Provisioner, action, description.Kind.Title, before, after, detail);

    /// <summary>What may be told of a connection.</summary>
    private sealed record Facts(string Address, FieldValues Fields)
    {
        public static Facts Of(ProvisionerSetting setting) => new(setting.Address, setting.Fields);

        public string? Of(ProvisionerField field) => Fields.All.GetValueOrDefault(field.Name);
    }
}
