using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Access;

/// <summary>Reads who a user is and what its roles allow at this moment.</summary>
public sealed class ActorReader(IDbContextFactory<SpaceDb> dbs)
{
    // Compiled, since every command and query begins with it.
    private readonly Func<SpaceDb, int, CancellationToken, Task<UserRow?>> _find = EF.CompileAsyncQuery(
        (SpaceDb db, int userId, CancellationToken _) => db.Users
            .Where(user => user.Id == userId && user.DisabledAt == null)
            .Select(user => new UserRow(user.Name, user.ResellerId, user.CustomerId))
            .SingleOrDefault());

    // A role counts only in its own scope: a reseller's role in the hands of an account that is bound to no reseller would
    // otherwise open every tenant.
    private readonly Func<SpaceDb, int, Scope, IAsyncEnumerable<string>> _permissions = EF.CompileAsyncQuery(
        (SpaceDb db, int userId, Scope scope) => db.UserRoles
            .Where(held => held.UserId == userId)
            .Join(db.Roles.Where(role => role.Scope == scope), held => held.RoleId, role => role.Id, (_, role) => role)
            .Join(db.RoleClaims, role => role.Id, claim => claim.RoleId, (_, claim) => claim)
            .Where(claim => claim.ClaimType == SpaceClaims.Permission)
            .Select(claim => claim.ClaimValue!));

    /// <summary>Null when the user is gone or disabled.</summary>
    public async Task<Actor?> FindAsync(int userId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await db.Database.OpenConnectionAsync(ct).ConfigureAwait(false); // once for both
        if (await _find(db, userId, ct).ConfigureAwait(false) is not { } user)
        {
            return null;
        }

        var scope = ScopeOf(user);
        var granted = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var permission in _permissions(db, userId, scope).WithCancellation(ct).ConfigureAwait(false))
        {
            granted.Add(permission);
        }

        return new Actor(userId, user.Name, scope, user.ResellerId, user.CustomerId, granted);
    }

    // The binding decides: a customer's account stays a customer's whatever role it is put into.
    private static Scope ScopeOf(UserRow user) => user switch
    {
        { CustomerId: not null } => Scope.Customer,
        { ResellerId: not null } => Scope.Reseller,
        _ => Scope.Platform,
    };

    private sealed record UserRow(string Name, int? ResellerId, int? CustomerId);
}
