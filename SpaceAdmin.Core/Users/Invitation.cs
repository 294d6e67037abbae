namespace SpaceAdmin.Core.Users;

/// <summary>Somebody who is to sign in.</summary>
/// <param name="ResellerId">Whose staff; null for the platform.</param>
public sealed record Invitation(string Email, string Name, int? ResellerId, IReadOnlyCollection<int> RoleIds);

/// <summary>That an invitation stands.</summary>
/// <param name="MailProblem">Why its mail could not be sent; null when it was.</param>
public sealed record Invited(int UserId, string Email, string? MailProblem);
