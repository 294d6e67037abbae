using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Users;

/// <summary>One row of the list.</summary>
public sealed record UserRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>Whose staff it is, or whose customer it signs in for; null on the platform.</summary>
    public required string? Reseller { get; init; }

    /// <summary>The user name of the customer that it signs in for.</summary>
    public required string? Customer { get; init; }

    /// <summary>Those that the viewer sees, by name.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>How many more it has, of its reseller's own.</summary>
    public required int OtherRoles { get; init; }

    public required UserStatus Status { get; init; }

    public required DateTimeOffset? LastSignInAt { get; init; }
}

/// <summary>What the list shows for one query.</summary>
/// <param name="Page">The page that it is: the last one when a later one was asked for.</param>
/// <param name="Total">Users that match.</param>
/// <param name="Counts">Users that match all but the status filter, by status; every status is there.</param>
public sealed record UserPage(IReadOnlyList<UserRow> Rows, int Page, int Total, IReadOnlyDictionary<UserStatus, int> Counts)
{
    /// <summary>What the role is called that the query asks for; null for none, or one that is not the viewer's to see.</summary>
    public string? Role { get; init; }
}
