using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Roles;

/// <summary>Makes and changes roles.</summary>
public sealed class RoleCommands(UnitOfWork unitOfWork)
{
    /// <summary>Makes a role: of the installation when an administrator does, else of the actor's reseller.</summary>
    public Task<Result<int>> CreateAsync(RoleDraft draft, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.RolesManage, async write =>
        {
            if (RoleRules.Refusal(draft, write.Actor) is { } refused)
            {
                return refused;
            }

            if (await IsTakenAsync(write.Db, write.Actor, draft.Name, ct).ConfigureAwait(false))
            {
                return new RoleRefusal.NameTaken(draft.Name.Trim());
            }

            var role = new Role(draft.Name, draft.Scope, write.Actor.ResellerId) { RequiresSecondFactor = draft.RequiresSecondFactor };
            write.Db.Roles.Add(role);
            await write.SaveAsync(ct).ConfigureAwait(false); // the claims need its key
            write.Db.RoleClaims.AddRange(draft.Permissions.Select(permission => Claim(role, permission)));
            Record(write, role, AuditActions.CreateRole, Nothing(draft), draft);
            return role.Id;
        }, ct);

    /// <summary>Makes a role what the draft says. Whoever holds it is told at once.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> ChangeAsync(int id, string version, RoleDraft draft, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.RolesManage, async write =>
        {
            var loaded = await LoadAsync(write.Db, write.Actor, id, version, ct).ConfigureAwait(false);
            if (!loaded.Succeeded)
            {
                return loaded.Failure;
            }

            var (role, claims, before) = loaded.Value;
            if (RoleRules.Refusal(before, draft, write.Actor) is { } refused)
            {
                return refused;
            }

            // Not when the name stays: an administrator may have given a role of the installation the same one since.
            if (Role.Normalize(draft.Name) != role.NormalizedName && await IsTakenAsync(write.Db, write.Actor, draft.Name, ct).ConfigureAwait(false))
            {
                return new RoleRefusal.NameTaken(draft.Name.Trim());
            }

            if (RoleChange.Between(before, draft).IsEmpty)
            {
                return write.Unchanged(id);
            }

            role.Rename(draft.Name);
            role.RequiresSecondFactor = draft.RequiresSecondFactor;
            role.Touch();
            write.Db.RoleClaims.RemoveRange(claims.Where(claim => !draft.Permissions.Contains(claim.ClaimValue ?? "")));
            write.Db.RoleClaims.AddRange(draft.Permissions.Except(before.Permissions).Select(permission => Claim(role, permission)));
            Record(write, role, AuditActions.ChangeRole, before, draft);
            var holders = await write.Db.UserRoles.Where(held => held.RoleId == id).Select(held => held.UserId).ToListAsync(ct).ConfigureAwait(false);
            write.Publish(holders.Select(Topics.User));
            return id;
        }, ct);

    /// <summary>Deletes a role that nobody holds.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> DeleteAsync(int id, string version, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.RolesManage, async write =>
        {
            var loaded = await LoadAsync(write.Db, write.Actor, id, version, ct).ConfigureAwait(false);
            if (!loaded.Succeeded)
            {
                return loaded.Failure;
            }

            var holders = write.Db.Users.AsHoldersFor(write.Actor).Where(user => write.Db.UserRoles.Any(held => held.RoleId == id && held.UserId == user.Id));
            var count = await holders.CountAsync(ct).ConfigureAwait(false);
            var names = await holders.OrderBy(user => user.Name).ThenBy(user => user.Id).Select(user => user.Name)
                .Take(RoleQueries.FewHolders).ToListAsync(ct).ConfigureAwait(false);
            if (RoleRules.DeletionRefusal(count, names) is { } refused)
            {
                return refused;
            }

            var (role, _, before) = loaded.Value;
            write.Db.Roles.Remove(role);
            Record(write, role, AuditActions.DeleteRole, before, Nothing(before));
            return id;
        }, ct);

    private static async Task<Result<LoadedRole>> LoadAsync(SpaceDb db, Actor actor, int id, string version, CancellationToken ct)
    {
        var role = await db.Roles.VisibleTo(actor).SingleOrDefaultAsync(role => role.Id == id, ct).ConfigureAwait(false);
        if (role is null)
        {
            return new Failure.NotFound("That role");
        }

        if (RoleRules.Lock(role, actor) is { } locked)
        {
            return locked;
        }

        if ((role.ConcurrencyStamp ?? "") != version)
        {
            return new Failure.Stale();
        }

        var claims = await db.RoleClaims.Where(claim => claim.RoleId == id && claim.ClaimType == SpaceClaims.Permission).ToListAsync(ct).ConfigureAwait(false);
        var held = claims.Select(claim => claim.ClaimValue ?? "").Where(Permissions.Of(role.Scope).Contains).ToHashSet(StringComparer.Ordinal);
        return new LoadedRole(role, claims, new RoleDraft(role.Name!, role.Scope, role.RequiresSecondFactor, held));
    }

    // Among those that the actor sees: a refusal must not tell what somebody else's roles are called.
    private static Task<bool> IsTakenAsync(SpaceDb db, Actor actor, string name, CancellationToken ct)
    {
        var normalized = Role.Normalize(name);
        return db.Roles.VisibleTo(actor).AnyAsync(role => role.NormalizedName == normalized, ct);
    }

    private static RoleDraft Nothing(RoleDraft draft) => draft with { Permissions = new HashSet<string>() };

    private static IdentityRoleClaim<int> Claim(Role role, string permission) =>
        new() { RoleId = role.Id, ClaimType = SpaceClaims.Permission, ClaimValue = permission };

    private static void Record(Write write, Role role, string action, RoleDraft before, RoleDraft after)
    {
        var change = RoleChange.Between(before, after);
        string[] parts = [Words("Gives", change.Gives), Words("Takes", change.Takes)];
        write.Audit(
            role.ResellerId, AuditKinds.Role, action, role.Name!,
            action == AuditActions.CreateRole ? null : Words(before),
            action == AuditActions.DeleteRole ? null : Words(after),
            string.Join("; ", parts.Where(part => part.Length > 0)) is { Length: > 0 } detail ? detail : null);
        write.Publish(Topics.Roles(role.ResellerId));
    }

    private static string Words(RoleDraft role) =>
        $"{role.Name.Trim()}, {AddressQuery.Word(role.Scope)} scope, second factor {(role.RequiresSecondFactor ? "required" : "not required")}";

    private static string Words(string verb, IReadOnlyList<Permission> permissions) =>
        permissions.Count == 0 ? "" : $"{verb}: {string.Join(", ", permissions.Select(permission => permission.Title))}";

    private sealed record LoadedRole(Role Role, List<IdentityRoleClaim<int>> Claims, RoleDraft Before);
}
