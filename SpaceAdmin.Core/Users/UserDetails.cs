using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Users;

/// <summary>Everything that is shown of one user.</summary>
/// <param name="Version">Goes along with a change of name or roles, so that one made from a stale page is refused.</param>
/// <param name="LinkEndsAt">Until when the newest invitation works, or worked; null once one was accepted.</param>
/// <param name="AddressIsTaken">The invitation was not sent, since its address is that of another account. Only administrators are told.</param>
/// <param name="Roles">Those that the viewer sees: all of the user's scope that there are. None for a customer's people.</param>
/// <param name="OtherRoles">How many more it has, of its reseller's own.</param>
/// <param name="FromOtherRoles">What those allow it.</param>
/// <param name="Actions">What the viewer may do to the account as it stands.</param>
public sealed record UserDetails(
    int Id,
    string Name,
    string Email,
    Scope Scope,
    string? Reseller,
    int? CustomerId,
    string? Customer,
    UserStatus Status,
    string Version,
    DateTimeOffset? LastSignInAt,
    DateTimeOffset? DisabledAt,
    DateTimeOffset? LockedUntil,
    DateTimeOffset? InvitedAt,
    DateTimeOffset? LinkEndsAt,
    bool AddressIsTaken,
    int Sessions,
    string? SecondFactor,
    IReadOnlyList<RoleChoice> Roles,
    int OtherRoles,
    IReadOnlySet<string> FromOtherRoles,
    IReadOnlyList<OfferedUserAction> Actions)
{
    /// <summary>Null when the action is not the viewer's, or makes no sense now.</summary>
    public OfferedUserAction? Offer(UserAction action) => Actions.FirstOrDefault(offered => offered.Action == action);
}

/// <summary>A role that somebody has or could have.</summary>
/// <param name="Held">Whether it has it.</param>
/// <param name="Refusal">Why the viewer cannot change that; null when it can.</param>
public sealed record RoleChoice(int Id, string Name, bool RequiresSecondFactor, IReadOnlySet<string> Grants, bool Held, string? Refusal);

/// <summary>Somebody who can sign in for a customer.</summary>
public sealed record PersonRow(
    int Id, string Name, string Email, UserStatus Status, DateTimeOffset? LastSignInAt, int Sessions, IReadOnlyList<OfferedUserAction> Actions);
