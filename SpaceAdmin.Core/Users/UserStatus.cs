using System.Linq.Expressions;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Users;

/// <summary>How it stands with an account. Derived from what is stored, so in the order of which of them keeps its user out first.</summary>
public enum UserStatus
{
    Active,

    /// <summary>The invitation was not accepted yet.</summary>
    Invited,

    /// <summary>Kept out for some minutes, after too many wrong passwords.</summary>
    Locked,

    Disabled,
}

internal static class UserStatuses
{
    public static UserStatus Of(DateTimeOffset? disabledAt, DateTimeOffset? lockedUntil, bool accepted, DateTimeOffset now) =>
        disabledAt is not null ? UserStatus.Disabled
        : lockedUntil > now ? UserStatus.Locked
        : accepted ? UserStatus.Active
        : UserStatus.Invited;

    /// <summary>The same for the database, as the number of the status: to sort and count by.</summary>
    public static Expression<Func<User, int>> Rank(DateTimeOffset now) => user =>
        user.DisabledAt != null ? (int)UserStatus.Disabled
        : user.LockoutEnd > now ? (int)UserStatus.Locked
        : user.EmailConfirmed ? (int)UserStatus.Active
        : (int)UserStatus.Invited;

    /// <summary>The same as a condition.</summary>
    public static Expression<Func<User, bool>> Is(UserStatus status, DateTimeOffset now)
    {
        var rank = Rank(now);
        return Expression.Lambda<Func<User, bool>>(Expression.Equal(rank.Body, Expression.Constant((int)status)), rank.Parameters);
    }
}
