using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Users;

/// <summary>One row of the list.</summary>
/// <param name="Reseller">Whose staff it is, or whose customer it signs in for; null on the platform.</param>
/// <param name="Customer">The user name of the customer that it signs in for.</param>
/// <param name="Roles">Those that the viewer sees, by name.</param>
/// <param name="OtherRoles">How many more it has, of its reseller's own.</param>
public sealed record UserRow(
    int Id,
    string Name,
    string Email,
    Scope Scope,
    string? Reseller,
    string? Customer,
    IReadOnlyList<string> Roles,
    int OtherRoles,
    UserStatus Status,
    DateTimeOffset? LastSignInAt);

/// <summary>What the list shows for one query.</summary>
/// <param name="Page">The page that it is: the last one when a later one was asked for.</param>
/// <param name="Total">Users that match.</param>
/// <param name="Counts">Users that match all but the status filter, by status; every status is there.</param>
public sealed record UserPage(IReadOnlyList<UserRow> Rows, int Page, int Total, IReadOnlyDictionary<UserStatus, int> Counts)
{
    /// <summary>What the role is called that the query asks for; null for none, or one that is not the viewer's to see.</summary>
    public string? Role { get; init; }
}
