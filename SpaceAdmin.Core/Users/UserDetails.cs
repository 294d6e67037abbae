using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Users;

/// <summary>Everything that is shown of one user.</summary>
public sealed record UserDetails
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required Scope Scope { get; init; }

    public required string? Reseller { get; init; }

    public required int? CustomerId { get; init; }

    public required string? Customer { get; init; }

    public required UserStatus Status { get; init; }

    /// <summary>Goes along with a change of name or roles, so that one made from a stale page is refused.</summary>
    public required string Version { get; init; }

    public required DateTimeOffset? LastSignInAt { get; init; }

    public required DateTimeOffset? DisabledAt { get; init; }

    public required DateTimeOffset? LockedUntil { get; init; }

    public required DateTimeOffset? InvitedAt { get; init; }

    /// <summary>Until when the newest invitation works, or worked; null once one was accepted.</summary>
    public required DateTimeOffset? LinkEndsAt { get; init; }

    /// <summary>The invitation was not sent, since its address is that of another account. Only administrators are told.</summary>
    public required bool AddressIsTaken { get; init; }

    public required int Sessions { get; init; }

    public required string? SecondFactor { get; init; }

    /// <summary>Those that the viewer sees: all of the user's scope that there are. None for a customer's people.</summary>
    public required IReadOnlyList<RoleChoice> Roles { get; init; }

    /// <summary>How many more it has, of its reseller's own.</summary>
    public required int OtherRoles { get; init; }

    /// <summary>What those allow it.</summary>
    public required IReadOnlySet<string> FromOtherRoles { get; init; }

    /// <summary>What the viewer may do to the account as it stands.</summary>
    public required IReadOnlyList<OfferedUserAction> Actions { get; init; }

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
