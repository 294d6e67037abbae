using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Roles;

namespace SpaceAdmin.Tests.Core;

/// <summary>Roles in the database of a test.</summary>
internal static class RoleSpace
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    extension(Space space)
    {
        public RoleCommands RoleCommands => new(space.UnitOfWork);

        public RoleQueries RoleQueries => new(space, space);

        /// <summary>A role as some version stored it, past all rules.</summary>
        public async Task<int> StoreRoleAsync(string name, Scope scope, Reseller? reseller, params IEnumerable<string> permissions)
        {
            await using var db = space.CreateDbContext();
            var role = db.Roles.Add(new Role(name, scope, reseller?.Id)).Entity;
            await db.SaveChangesAsync(Ct);
            db.RoleClaims.AddRange(permissions.Select(permission =>
                new IdentityRoleClaim<int> { RoleId = role.Id, ClaimType = SpaceClaims.Permission, ClaimValue = permission }));
            await db.SaveChangesAsync(Ct);
            return role.Id;
        }

        public async Task GiveRoleAsync(User user, int role)
        {
            await using var db = space.CreateDbContext();
            db.UserRoles.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = role });
            await db.SaveChangesAsync(Ct);
        }

        public async Task<int> BuiltInRoleAsync(string name)
        {
            await using var db = space.CreateDbContext();
            return await StoredBuiltInRoles.Named(db, name).Select(role => role.Id).SingleAsync(Ct);
        }

        public async Task<string> VersionAsync(int role)
        {
            await using var db = space.CreateDbContext();
            return await db.Roles.Where(stored => stored.Id == role).Select(stored => stored.ConcurrencyStamp ?? "").SingleAsync(Ct);
        }

        /// <summary>What its rows say, in order; whether it counts is another question.</summary>
        public async Task<string[]> StoredPermissionsAsync(int role)
        {
            await using var db = space.CreateDbContext();
            return await db.RoleClaims.Where(claim => claim.RoleId == role).Select(claim => claim.ClaimValue!).Order().ToArrayAsync(Ct);
        }
    }

    public static RoleDraft Draft(string name, Scope scope = Scope.Reseller, params string[] permissions) => new(name, scope, false, permissions.ToHashSet(StringComparer.Ordinal));
}
