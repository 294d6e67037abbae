using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Access;

/// <summary>Reads who a user is and what its roles allow at this moment.</summary>
public sealed class ActorReader(IDbContextFactory<SpaceDb> dbs, TimeProvider time)
{
    // Compiled, since every command and query begins with them.
    private readonly Func<SpaceDb, int, string, DateTimeOffset, CancellationToken, Task<SessionRow?>> _findSession = EF.CompileAsyncQuery(
        (SpaceDb db, int userId, string session, DateTimeOffset alive, CancellationToken _) => db.Sessions
            .Where(row => row.Id == session && row.UserId == userId && row.LastUsedAt >= alive)
            .Select(row => new SessionRow(row.SecondFactor, row.Address, row.AsCustomerId))
            .SingleOrDefault());

    // Apart, for the few who act for a customer: joined to the session, SQLite reads every customer there is.
    private readonly Func<SpaceDb, int, CancellationToken, Task<CustomerRow?>> _findCustomer = EF.CompileAsyncQuery(
        (SpaceDb db, int id, CancellationToken _) => db.Customers
            .Where(customer => customer.Id == id)
            .Where(customer => !db.Resellers.Any(reseller => reseller.Id == customer.ResellerId && reseller.DisabledAt != null))
            .Select(customer => new CustomerRow(customer.ResellerId, customer.Id, customer.UserName))
            .SingleOrDefault());

    private readonly Func<SpaceDb, int, CancellationToken, Task<UserRow?>> _findUser = EF.CompileAsyncQuery(
        (SpaceDb db, int userId, CancellationToken _) => db.Users
            .Where(user => user.Id == userId && user.DisabledAt == null)
            .Where(user => !db.Resellers.Any(reseller => reseller.Id == user.ResellerId && reseller.DisabledAt != null))
            .Select(user => new UserRow(
                user.Name,
                user.ResellerId,
                user.CustomerId,
                db.UserRoles.Any(held => held.UserId == userId && db.Roles.Any(role => role.Id == held.RoleId && role.RequiresSecondFactor))))
            .SingleOrDefault());

    // A role counts only in its own scope: a reseller's role in the hands of an account that is bound to no reseller would
    // otherwise open every tenant. And a reseller's own role counts for its own people only.
    private readonly Func<SpaceDb, int, Scope, int?, IAsyncEnumerable<string>> _permissions = EF.CompileAsyncQuery(
        (SpaceDb db, int userId, Scope scope, int? reseller) => db.UserRoles
            .Where(held => held.UserId == userId)
            .Join(db.Roles.Where(role => role.Scope == scope && (role.ResellerId == null || role.ResellerId == reseller)), held => held.RoleId, role => role.Id, (_, role) => role)
            .Join(db.RoleClaims, role => role.Id, claim => claim.RoleId, (_, claim) => claim)
            .Where(claim => claim.ClaimType == SpaceClaims.Permission)
            .Select(claim => claim.ClaimValue!));

    /// <summary>Who acts in a session. Null when the session has ended, or was not used for too long, or its user is gone, disabled, or of a disabled reseller.</summary>
    public async Task<Actor?> FindAsync(int userId, string session, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await db.Database.OpenConnectionAsync(ct).ConfigureAwait(false); // once for all
        if (await _findSession(db, userId, session, Session.AliveSince(time.GetUtcNow()), ct).ConfigureAwait(false) is not { } row
            || await ReadAsync(db, userId, row.SecondFactor, ct).ConfigureAwait(false) is not { } actor)
        {
            return null;
        }

        actor = actor with { SessionId = session, Address = row.Address };
        return row.AsCustomerId is { } customer ? OnBehalf(actor, await _findCustomer(db, customer, ct).ConfigureAwait(false)) : actor;
    }

    /// <summary>What a user could do, signed in anywhere with all that its roles ask for. Null when it is gone or disabled.</summary>
    public async Task<Actor?> FindAsync(int userId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await db.Database.OpenConnectionAsync(ct).ConfigureAwait(false);
        return await ReadAsync(db, userId, secondFactor: true, ct).ConfigureAwait(false);
    }

    private async Task<Actor?> ReadAsync(SpaceDb db, int userId, bool secondFactor, CancellationToken ct)
    {
        if (await _findUser(db, userId, ct).ConfigureAwait(false) is not { } user)
        {
            return null;
        }

        var scope = ScopeOf(user);
        var granted = new HashSet<string>(StringComparer.Ordinal);
        var awaits = user.NeedsSecondFactor && !secondFactor;
        if (!awaits)
        {
            await foreach (var permission in _permissions(db, userId, scope, user.ResellerId).WithCancellation(ct).ConfigureAwait(false))
            {
                granted.Add(permission);
            }
        }

        return new Actor(userId, user.Name, scope, user.ResellerId, user.CustomerId, granted) { AwaitsSecondFactor = awaits };
    }

    // The right to do so is asked each time: who lost it has lost the session.
    private static Actor? OnBehalf(Actor actor, CustomerRow? customer) =>
        customer is not null && actor.Can(Permissions.CustomersSignInAs) && (actor.Scope is Scope.Platform || actor.ResellerId == customer.ResellerId)
            ? actor with
            {
                Scope = Scope.Customer,
                ResellerId = customer.ResellerId,
                CustomerId = customer.Id,
                Granted = Permissions.Of(Scope.Customer),
                OnBehalfOf = customer.UserName,
            }
            : null;

    // The binding decides: a customer's account stays a customer's whatever role it is put into.
    private static Scope ScopeOf(UserRow user) => user switch
    {
        { CustomerId: not null } => Scope.Customer,
        { ResellerId: not null } => Scope.Reseller,
        _ => Scope.Platform,
    };

    private sealed record UserRow(string Name, int? ResellerId, int? CustomerId, bool NeedsSecondFactor);

    private sealed record SessionRow(bool SecondFactor, string? Address, int? AsCustomerId);

    private sealed record CustomerRow(int ResellerId, int Id, string UserName);
}
