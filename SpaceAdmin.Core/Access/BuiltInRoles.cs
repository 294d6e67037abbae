using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Access;

/// <summary>The three roles that every installation has: each holds every permission of its scope.</summary>
public static class BuiltInRoles
{
    public const string Administrator = "Administrator";
    public const string Reseller = "Reseller";
    public const string Customer = "Customer";

    private static readonly (string Name, Scope Scope)[] s_all =
        [(Administrator, Scope.Platform), (Reseller, Scope.Reseller), (Customer, Scope.Customer)];

    /// <summary>Makes the stored roles say what this version says, so that a new permission reaches people on an update.</summary>
    public static async Task EnsureAsync(SpaceDb db, CancellationToken ct)
    {
        foreach (var (name, scope) in s_all)
        {
            var role = await db.Roles.SingleOrDefaultAsync(r => r.Name == name, ct).ConfigureAwait(false);
            if (role is null)
            {
                role = new Role { Name = name, NormalizedName = name.ToUpperInvariant(), Scope = scope };
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
}
