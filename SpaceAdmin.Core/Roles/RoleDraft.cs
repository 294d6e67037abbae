using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Roles;

/// <summary>A role as somebody wants it to be.</summary>
/// <param name="RequiresSecondFactor">People with this role can do nothing until they have signed in with a second factor.</param>
/// <param name="Permissions">By name.</param>
public sealed record RoleDraft(string Name, Scope Scope, bool RequiresSecondFactor, IReadOnlySet<string> Permissions);
