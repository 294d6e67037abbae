using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Users;

/// <summary>A user with all that its roles depend on.</summary>
/// <param name="Roles">Every role that could count for it: of its scope, of the installation or of its reseller.</param>
/// <param name="Held">The keys of those that it has.</param>
internal sealed record UserRecord(UserFacts Facts, IReadOnlyList<RoleFacts> Roles, IReadOnlySet<int> Held)
{
    public IEnumerable<RoleFacts> HeldRoles => Roles.Where(role => Held.Contains(role.Id));
}

/// <summary>Reads what the rules need to know, for pages and commands alike.</summary>
internal static class UserReading
{
    /// <summary>Under these names Identity keeps what an authenticator app was set up with.</summary>
    public const string TokenProvider = "[AspNetUserStore]";
    public const string AuthenticatorKey = "AuthenticatorKey";
    public const string RecoveryCodes = "RecoveryCodes";

    public static async Task<UserRecord?> FindAsync(SpaceDb db, Actor actor, int id, DateTimeOffset now, CancellationToken ct)
    {
        var user = await Facts(db, db.Users.VisibleTo(actor).Where(user => user.Id == id), now).SingleOrDefaultAsync(ct).ConfigureAwait(false);
        if (user is null)
        {
            return null;
        }

        var roles = await RolesAsync(db, user.Scope, user.ResellerId, ct).ConfigureAwait(false);
        var held = await db.UserRoles.Where(row => row.UserId == id).Select(row => row.RoleId).ToHashSetAsync(ct).ConfigureAwait(false);
        var record = new UserRecord(user, roles, held);
        return record with
        {
            Facts = user with
            {
                Granted = record.HeldRoles.SelectMany(role => role.Grants).ToHashSet(StringComparer.Ordinal),
                IsLastAdministrator = record.HeldRoles.Any(role => role.IsAdministrator) && await IsOnlyAdministratorAsync(db, id, ct).ConfigureAwait(false),
            },
        };
    }

    /// <summary>All but what they may do, which a customer's people need not be asked for.</summary>
    public static IQueryable<UserFacts> Facts(SpaceDb db, IQueryable<User> users, DateTimeOffset now)
    {
        var alive = Session.AliveSince(now);
        return users.AsNoTracking().Select(user => new UserFacts(
            user.Id,
            user.Name,
            user.ResellerId,
            user.CustomerId,
            UserStatuses.Of(user.DisabledAt, user.LockoutEnd, user.EmailConfirmed, now),
            db.Sessions.Count(session => session.UserId == user.Id && session.LastUsedAt >= alive),
            user.TwoFactorEnabled, // the key alone was only looked at
            db.Set<IdentityUserPasskey<int>>().Count(passkey => passkey.UserId == user.Id)));
    }

    /// <summary>The roles that can count for somebody of a scope and, there, of a reseller: built-in ones first, then by name.</summary>
    public static async Task<List<RoleFacts>> RolesAsync(SpaceDb db, Scope scope, int? resellerId, CancellationToken ct)
    {
        var known = Permissions.Of(scope);
        var roles = await db.Roles
            .Where(role => role.Scope == scope && (role.ResellerId == null || role.ResellerId == resellerId))
            .Select(role => new
            {
                role.Id,
                Name = role.Name!,
                role.ResellerId,
                role.RequiresSecondFactor,
                Grants = db.RoleClaims.Where(claim => claim.RoleId == role.Id && claim.ClaimType == SpaceClaims.Permission).Select(claim => claim.ClaimValue!).ToList(),
            })
            .ToListAsync(ct).ConfigureAwait(false);
        return
        [
            .. roles
                .OrderByDescending(role => role.ResellerId is null && BuiltInRoles.Names.Contains(role.Name))
                .ThenBy(role => role.Name, StringComparer.OrdinalIgnoreCase).ThenBy(role => role.Id)
                .Select(role => new RoleFacts(role.Id, role.Name, role.ResellerId, role.RequiresSecondFactor, role.Grants.Where(known.Contains).ToHashSet(StringComparer.Ordinal))),
        ];
    }

    // Invited is not enough: a link that nobody follows must not count as somebody who can let the others in again.
    private static async Task<bool> IsOnlyAdministratorAsync(SpaceDb db, int id, CancellationToken ct)
    {
        var administrator = StoredBuiltInRoles.Named(db, BuiltInRoles.Administrator);
        var active = await db.Users
            .Where(user => user.DisabledAt == null && user.EmailConfirmed && user.ResellerId == null && user.CustomerId == null)
            .Where(user => db.UserRoles.Any(held => held.UserId == user.Id && administrator.Any(role => role.Id == held.RoleId)))
            .Select(user => user.Id).OrderBy(user => user).Take(2).ToListAsync(ct).ConfigureAwait(false);
        return active is [var only] && only == id;
    }
}
