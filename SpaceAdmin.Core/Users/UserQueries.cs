using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Roles;

namespace SpaceAdmin.Core.Users;

/// <summary>Reads who can sign in, and what the viewer may do about it.</summary>
public sealed class UserQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time)
{
    /// <summary>One page of everybody whom an administrator sees, or of a reseller's staff: its customers' people are on their customer's page.</summary>
    public async Task<UserPage> ListAsync(UserListQuery query, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.UsersSee);

        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var users = db.Users.AsNoTracking().VisibleTo(actor);
        if (actor.Scope is not Scope.Platform)
        {
            users = users.Where(user => user.CustomerId == null);
        }

        users = users.Matching(db, query, actor);
        var found = await users.GroupBy(UserStatuses.Rank(now)).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => (UserStatus)group.Key, group => group.Count, ct).ConfigureAwait(false);
        var counts = Enum.GetValues<UserStatus>().ToDictionary(status => status, status => found.GetValueOrDefault(status));

        var total = query.Status is { } only ? counts[only] : counts.Values.Sum();
        var page = Math.Min(query.Page, Common.Paging.Pages(total, query.Size));
        if (query.Status is { } wanted)
        {
            users = users.Where(UserStatuses.Is(wanted, now));
        }

        var rows = await RowsAsync(db, users.InOrder(db, query, now).Skip((page - 1) * query.Size).Take(query.Size), actor, now, ct).ConfigureAwait(false);
        var role = query.Role is { } key ? await db.Roles.VisibleTo(actor).Where(one => one.Id == key).Select(one => one.Name).SingleOrDefaultAsync(ct).ConfigureAwait(false) : null;
        return new UserPage(rows, page, total, counts) { Role = role };
    }

    /// <summary>Null when it is not there or not the actor's to see: nothing tells which.</summary>
    public async Task<UserDetails?> FindAsync(int id, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.UsersSee);

        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await UserReading.FindAsync(db, actor, id, now, ct).ConfigureAwait(false) is not { } record)
        {
            return null;
        }

        var found = await db.Users.AsNoTracking().Where(user => user.Id == id)
            .Select(user => new
            {
                User = user,
                Reseller = db.Resellers.Where(reseller => reseller.Id == user.ResellerId).Select(reseller => reseller.Name).SingleOrDefault(),
                Customer = db.Customers.Where(customer => customer.Id == user.CustomerId).Select(customer => customer.UserName).SingleOrDefault(),
            })
            .SingleAsync(ct).ConfigureAwait(false);
        return Details(record, found.User, found.Reseller, found.Customer, actor, now);
    }

    /// <summary>Who can sign in for a customer, by name. Nobody, where the customer is not the actor's to see.</summary>
    public async Task<IReadOnlyList<PersonRow>> OfCustomerAsync(int customerId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CustomersSee);

        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var people = db.Users.VisibleTo(actor).Where(user => user.CustomerId == customerId);
        var facts = await UserReading.Facts(db, people, now).ToDictionaryAsync(person => person.Id, ct).ConfigureAwait(false);
        var rows = await people.Select(user => new { user.Id, user.Name, Email = user.Email!, user.LastSignInAt }).ToListAsync(ct).ConfigureAwait(false);
        return
        [
            .. from row in rows
               where facts.ContainsKey(row.Id) // else it came between the two questions
               let person = facts[row.Id]
               orderby row.Name.ToUpperInvariant(), row.Id
               select new PersonRow(row.Id, row.Name, row.Email, person.Status, row.LastSignInAt, person.Sessions, Offers(person, actor)),
        ];
    }

    /// <summary>The roles that somebody who is invited can be given, to the platform or to a reseller's staff.</summary>
    public async Task<IReadOnlyList<RoleChoice>> RolesToGrantAsync(int? resellerId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.UsersManage);
        if (actor.Scope is not Scope.Platform && actor.ResellerId != resellerId)
        {
            return [];
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var roles = await UserReading.RolesAsync(db, resellerId is null ? Scope.Platform : Scope.Reseller, resellerId, ct).ConfigureAwait(false);
        return
        [
            .. roles.Where(role => role.IsVisibleTo(actor))
                .Select(role => new RoleChoice(role.Id, role.Name, role.RequiresSecondFactor, role.Grants, Held: false, UserRules.GrantRefusal(role, actor)?.Message)),
        ];
    }

    /// <summary>To whose staff somebody can be invited, by name.</summary>
    public async Task<IReadOnlyList<ResellerChoice>> ResellersAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.UsersManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Resellers.VisibleTo(actor).Where(reseller => reseller.DisabledAt == null).ChoicesAsync(ct).ConfigureAwait(false);
    }

    // The roles by a question of their own: SQLite cannot ask for them user by user.
    private static async Task<List<UserRow>> RowsAsync(SpaceDb db, IQueryable<User> users, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await users.Select(user => new
        {
            user.ResellerId,
            Row = new UserRow
            {
                Id = user.Id,
                Name = user.Name,
                Email = user.Email!,
                Scope = user.CustomerId != null ? Scope.Customer : user.ResellerId != null ? Scope.Reseller : Scope.Platform,
                Reseller = db.Resellers.Where(reseller => reseller.Id == user.ResellerId).Select(reseller => reseller.Name).SingleOrDefault(),
                Customer = db.Customers.Where(customer => customer.Id == user.CustomerId).Select(customer => customer.UserName).SingleOrDefault(),
                Roles = Array.Empty<string>(),
                OtherRoles = 0,
                Status = UserStatuses.Of(user.DisabledAt, user.LockoutEnd, user.EmailConfirmed, now),
                LastSignInAt = user.LastSignInAt,
            },
        }).ToListAsync(ct).ConfigureAwait(false);
        int[] ids = [.. rows.Select(row => row.Row.Id)];
        var roles = (await db.UserRoles.Where(held => ids.Contains(held.UserId))
            .Join(db.Roles, held => held.RoleId, role => role.Id, (held, role) => new { held.UserId, Name = role.Name!, role.Scope, role.ResellerId })
            .OrderBy(role => role.Name)
            .ToListAsync(ct).ConfigureAwait(false)).ToLookup(role => role.UserId);
        return
        [
            .. from row in rows
               let held = roles[row.Row.Id].Where(role => role.Scope == row.Row.Scope && (role.ResellerId is null || role.ResellerId == row.ResellerId)).ToList() // others count for nothing
               let visible = held.Where(role => role.ResellerId is null || role.ResellerId == actor.ResellerId).Select(role => role.Name).ToList()
               select row.Row with { Roles = visible, OtherRoles = held.Count - visible.Count },
        ];
    }

    private static UserDetails Details(UserRecord record, User user, string? reseller, string? customer, Actor actor, DateTimeOffset now)
    {
        var facts = record.Facts;
        var visible = record.Roles.Where(role => role.IsVisibleTo(actor)).ToList();
        var others = record.HeldRoles.Where(role => !role.IsVisibleTo(actor)).ToList();
        var choices = visible.Select(role => (Role: role, Held: record.Held.Contains(role.Id))).Select(choice => new RoleChoice(
            choice.Role.Id,
            choice.Role.Name,
            choice.Role.RequiresSecondFactor,
            choice.Role.Grants,
            choice.Held,
            choice.Held ? UserRules.TakeRefusal(choice.Role, facts)?.Message : UserRules.GrantRefusal(choice.Role, actor)?.Message));
        return new UserDetails
        {
            Id = facts.Id,
            Name = facts.Name,
            Email = user.Email!,
            Scope = facts.Scope,
            Reseller = reseller,
            CustomerId = user.CustomerId,
            Customer = customer,
            Status = facts.Status,
            Version = user.ConcurrencyStamp ?? "",
            LastSignInAt = user.LastSignInAt,
            DisabledAt = user.DisabledAt,
            LockedUntil = user.LockoutEnd > now ? user.LockoutEnd : null,
            InvitedAt = user.InvitedAt,
            LinkEndsAt = user.EmailConfirmed ? null : user.InvitedAt + IInvitationSender.Lifetime,
            AddressIsTaken = actor.Scope is Scope.Platform && TakenAddress.Is(user),
            Sessions = facts.Sessions,
            SecondFactor = facts.SecondFactor,
            Roles = facts.Scope is Scope.Customer ? [] : [.. choices],
            OtherRoles = others.Count,
            FromOtherRoles = others.SelectMany(role => role.Grants).ToHashSet(StringComparer.Ordinal),
            Actions = Offers(facts, actor),
        };
    }

    private static IReadOnlyList<OfferedUserAction> Offers(UserFacts user, Actor actor) => !UserRules.MayManage(user.CustomerId, actor)
        ? []
        : [.. Enum.GetValues<UserAction>()
            .Where(action => UserRules.Unfit(action, user) is null)
            .Select(action => new OfferedUserAction(action, UserRules.Refusal(action, user, actor)?.Message))];
}
