using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Roles;

public sealed class RoleQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>How many of those who hold a role are named on its page, beside how many there are.</summary>
    public const int MaxHolders = 20;

    /// <summary>The same in the matrix, and in a sentence.</summary>
    public const int FewHolders = 3;

    /// <summary>Every role that the actor sees: by scope, the built-in one first, then the installation's, then its own.</summary>
    public async Task<RoleMatrix> ListAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.RolesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var people = db.Users.AsHoldersFor(actor);
        var found = await db.Roles.VisibleTo(actor)
            .OrderBy(role => role.Id)
            .Select(role => new
            {
                Role = role,
                Permissions = db.RoleClaims
                    .Where(claim => claim.RoleId == role.Id && claim.ClaimType == SpaceClaims.Permission && claim.ClaimValue != null)
                    .Select(claim => claim.ClaimValue!)
                    .ToList(),
                Holders = db.UserRoles.Count(held => held.RoleId == role.Id && people.Any(user => user.Id == held.UserId)),

                // Customers are many, and three of them tell nothing.
                FirstHolders = db.UserRoles.Where(held => held.RoleId == role.Id)
                    .Join(people.Where(user => user.CustomerId == null), held => held.UserId, user => user.Id, (_, user) => user)
                    .OrderBy(user => user.Name).ThenBy(user => user.Id)
                    .Select(user => user.Name)
                    .Take(FewHolders)
                    .ToList(),
            })
            .AsNoTracking().AsSplitQuery()
            .ToListAsync(ct).ConfigureAwait(false);

        var rows = found
            .Select(row => new RoleRow
            {
                Id = row.Role.Id,
                Name = row.Role.Name!,
                Scope = row.Role.Scope,
                IsBuiltIn = row.Role.IsBuiltIn,
                ResellerId = row.Role.ResellerId,
                RequiresSecondFactor = row.Role.RequiresSecondFactor,
                Permissions = Known(row.Permissions, row.Role.Scope),
                Holders = row.Holders,
                FirstHolders = row.FirstHolders,
                Lock = RoleRules.Lock(row.Role, actor)?.Message,
            })
            .OrderBy(row => row.Scope)
            .ThenBy(row => !row.IsBuiltIn)
            .ThenBy(row => row.ResellerId is not null)
            .ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Id)
            .ToList();
        var scopes = rows.Select(row => row.Scope).ToHashSet();
        return new RoleMatrix(rows, [.. Permissions.All.Where(permission => permission.Scopes.Any(scopes.Contains))], RoleRules.ScopesFor(actor).Count > 0);
    }

    /// <summary>Null when it is not there or not the actor's to see: nothing tells which.</summary>
    public async Task<RoleDetails?> FindAsync(int id, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.RolesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var people = db.Users.AsHoldersFor(actor);
        var found = await db.Roles.VisibleTo(actor)
            .Where(role => role.Id == id)
            .Select(role => new
            {
                Role = role,
                Permissions = db.RoleClaims
                    .Where(claim => claim.RoleId == role.Id && claim.ClaimType == SpaceClaims.Permission && claim.ClaimValue != null)
                    .Select(claim => claim.ClaimValue!)
                    .ToList(),
                Holders = db.UserRoles.Count(held => held.RoleId == role.Id && people.Any(user => user.Id == held.UserId)),
                FirstHolders = db.UserRoles.Where(held => held.RoleId == role.Id)
                    .Join(people, held => held.UserId, user => user.Id, (_, user) => user)
                    .OrderBy(user => user.Name).ThenBy(user => user.Id)
                    .Select(user => new RoleHolder(
                        user.Id,
                        user.Name,
                        db.Resellers.Where(reseller => reseller.Id == user.ResellerId).Select(reseller => reseller.Name).SingleOrDefault(),
                        user.CustomerId,
                        user.DisabledAt != null))
                    .Take(MaxHolders)
                    .ToList(),
            })
            .AsNoTracking().AsSplitQuery()
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var role = found.Role;
        var held = Known(found.Permissions, role.Scope);
        return new RoleDetails
        {
            Id = role.Id,
            Version = role.ConcurrencyStamp ?? "",
            Draft = new RoleDraft(role.Name!, role.Scope, role.RequiresSecondFactor, held),
            IsBuiltIn = role.IsBuiltIn,
            ResellerId = role.ResellerId,
            Offered = RoleRules.Offer(role.Scope, held, actor),
            Holders = found.Holders,
            FirstHolders = found.FirstHolders,
            Lock = RoleRules.Lock(role, actor)?.Message,
            DeletionRefusal = RoleRules.DeletionRefusal(found.Holders, [.. found.FirstHolders.Take(FewHolders).Select(holder => holder.Name)])?.Message,
        };
    }

    /// <summary>The scopes in which the actor may make a role, with what each could hold.</summary>
    public async Task<IReadOnlyList<RoleScope>> ScopesAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.RolesManage);
        return [.. RoleRules.ScopesFor(actor).Select(scope => new RoleScope(scope, RoleRules.Offer(scope, new HashSet<string>(), actor)))];
    }

    // What another version wrote into a role counts for nothing, so it is not shown either.
    private static HashSet<string> Known(IEnumerable<string> stored, Scope scope) =>
        stored.Where(Permissions.Of(scope).Contains).ToHashSet(StringComparer.Ordinal);
}
