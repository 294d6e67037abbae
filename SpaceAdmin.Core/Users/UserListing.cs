using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Roles;

namespace SpaceAdmin.Core.Users;

/// <summary>Filters and orders the list in the database.</summary>
internal static class UserListing
{
    public static IQueryable<User> Matching(this IQueryable<User> users, SpaceDb db, UserListQuery query, Actor actor)
    {
        users = query.Kind switch
        {
            Scope.Platform => users.Where(user => user.ResellerId == null && user.CustomerId == null),
            Scope.Reseller => users.Where(user => user.ResellerId != null && user.CustomerId == null),
            Scope.Customer => users.Where(user => user.CustomerId != null),
            _ => users,
        };
        if (query.Role is { } role)
        {
            var seen = db.Roles.VisibleTo(actor).Where(one => one.Id == role); // who holds what the actor does not see is not told either
            users = users.Where(user => seen.Any(one => db.UserRoles.Any(held => held.UserId == user.Id && held.RoleId == one.Id)));
        }

        foreach (var word in query.Search?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var pattern = Like.Containing(word);
            users = actor.Scope is Scope.Platform
                ? users.Where(user => EF.Functions.Like(user.Name, pattern, Like.Escape) || EF.Functions.Like(user.Email!, pattern, Like.Escape)
                    || db.Resellers.Any(reseller => reseller.Id == user.ResellerId && EF.Functions.Like(reseller.Name, pattern, Like.Escape)))
                : users.Where(user => EF.Functions.Like(user.Name, pattern, Like.Escape) || EF.Functions.Like(user.Email!, pattern, Like.Escape));
        }

        return users;
    }

    // Every order ends with the key: without a total order rows repeat or vanish between pages. Who has none of what is
    // sorted by comes last in both directions.
    public static IQueryable<User> InOrder(this IQueryable<User> users, SpaceDb db, UserListQuery query, DateTimeOffset now)
    {
        return query.Sort switch
        {
#pragma warning disable CA1304, CA1311 // The database's own upper case: nobody expects "anna" after "Zoe".
            UserSort.Name => By(user => user.Name.ToUpper()),
            UserSort.Email => By(user => user.Email!.ToUpper()),
#pragma warning restore CA1304, CA1311
            UserSort.Reseller => By(user => db.Resellers.Where(reseller => reseller.Id == user.ResellerId).Select(reseller => reseller.Name).FirstOrDefault(), user => user.ResellerId == null),
            UserSort.Status => By(UserStatuses.Rank(now)),
            UserSort.SignedIn => By(user => user.LastSignInAt, user => user.LastSignInAt == null),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Sort, null),
        };

        IQueryable<User> By<TKey>(Expression<Func<User, TKey>> key, Expression<Func<User, bool>>? hasNone = null)
        {
            var sorted = hasNone is null ? users.OrderBy(_ => 0) : users.OrderBy(hasNone);
            return query.Descending ? sorted.ThenByDescending(key).ThenByDescending(user => user.Id) : sorted.ThenBy(key).ThenBy(user => user.Id);
        }
    }
}
