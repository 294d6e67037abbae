using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Data;

/// <summary>The rows of the <see cref="BuiltInRoles"/>.</summary>
public static class StoredBuiltInRoles
{
    /// <summary>Makes the stored roles say what this version says, so that a new permission reaches people on an update.</summary>
    public static async Task EnsureAsync(SpaceDb db, CancellationToken ct)
    {
        foreach (var (name, scope) in BuiltInRoles.All)
        {
            var role = await Named(db, name).SingleOrDefaultAsync(ct).ConfigureAwait(false);
            if (role is null)
            {
                role = new Role(name, scope, null);
                db.Roles.Add(role);
                await db.SaveChangesAsync(ct).ConfigureAwait(false); // the claims need its key
            }

            var stored = await db.RoleClaims
                .Where(claim => claim.RoleId == role.Id && claim.ClaimType == SpaceClaims.Permission)
                .ToListAsync(ct).ConfigureAwait(false);
            var wanted = Permissions.Of(scope);
            db.RoleClaims.RemoveRange(stored.Where(claim => !wanted.Contains(claim.ClaimValue!)));
            db.RoleClaims.AddRange(wanted.Except(stored.Select(claim => claim.ClaimValue!)).Select(permission =>
                new IdentityRoleClaim<int> { RoleId = role.Id, ClaimType = SpaceClaims.Permission, ClaimValue = permission }));
        }

        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Whether administrators need a second factor: the one thing about a built-in role that an installation decides.</summary>
    public static async Task RequireSecondFactorAsync(SpaceDb db, bool required, CancellationToken ct) =>
        await Named(db, BuiltInRoles.Administrator).Where(role => role.RequiresSecondFactor != required)
            .ExecuteUpdateAsync(roles => roles.SetProperty(role => role.RequiresSecondFactor, required), ct).ConfigureAwait(false);

    /// <summary>Puts a user that is stored already into a built-in role. The caller saves.</summary>
    public static async Task AddAsync(SpaceDb db, int userId, string name, CancellationToken ct) => db.UserRoles.Add(new IdentityUserRole<int>
    {
        UserId = userId,
        RoleId = await Named(db, name).Select(role => role.Id).SingleAsync(ct).ConfigureAwait(false),
    });

    /// <summary>The built-in role alone: a reseller's row of the same name, however it came there, is not it.</summary>
    internal static IQueryable<Role> Named(SpaceDb db, string name) => db.Roles.Where(role => role.ResellerId == null && role.Name == name);
}
