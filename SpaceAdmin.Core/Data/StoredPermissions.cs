using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;

namespace SpaceAdmin.Core.Data;

/// <summary>
/// Drops from stored roles what another version wrote and this one does not know, or keeps for another scope. It is never
/// granted (<see cref="Actor.Can"/>); but a row that says so would come to life if a later version used the name again.
/// </summary>
internal static partial class StoredPermissions
{
    public static async Task CleanAsync(SpaceDb db, TimeProvider time, ILogger logger, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        foreach (var scope in Enum.GetValues<Scope>())
        {
            foreach (var (role, claims) in await FindAsync(db, scope, ct).ConfigureAwait(false))
            {
                var names = string.Join(", ", claims.Select(claim => claim.ClaimValue).Order(StringComparer.Ordinal));
                LogDropped(logger, role.Name!, role.Id, names);
                db.RoleClaims.RemoveRange(claims);
                role.Touch();
                db.Audit.Add(new AuditEntry(Actor.Program, time.GetUtcNow(), role.ResellerId, AuditKinds.Role, AuditActions.ChangeRole, role.Name!)
                {
                    Detail = $"Dropped at the start, as this version has no such permission for the {scope} scope: {names}",
                });
            }
        }

        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
    }

    private static async Task<IEnumerable<(Role Role, List<IdentityRoleClaim<int>> Claims)>> FindAsync(SpaceDb db, Scope scope, CancellationToken ct)
    {
        var allowed = Permissions.Of(scope).ToArray();
        var found = await db.RoleClaims
            .Where(claim => claim.ClaimType == SpaceClaims.Permission && (claim.ClaimValue == null || !allowed.Contains(claim.ClaimValue)))
            .Join(db.Roles.Where(role => role.Scope == scope), claim => claim.RoleId, role => role.Id, (claim, role) => new { role, claim })
            .OrderBy(pair => pair.claim.Id)
            .ToListAsync(ct).ConfigureAwait(false);
        return found.GroupBy(pair => pair.role, (role, pairs) => (role, pairs.Select(pair => pair.claim).ToList()));
    }

    [LoggerMessage(LogLevel.Warning, "The role {Role} ({Id}) held what this version has no such permission for in its scope, and it was dropped: {Permissions}")]
    private static partial void LogDropped(ILogger logger, string role, int id, string permissions);
}
