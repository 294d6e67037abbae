using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Roles;

/// <summary>Every role that somebody sees, to be compared.</summary>
/// <param name="Permissions">Those that any of the roles could hold, in order.</param>
/// <param name="MayCreate">Whether the viewer may make another one.</param>
public sealed record RoleMatrix(IReadOnlyList<RoleRow> Roles, IReadOnlyList<Permission> Permissions, bool MayCreate);

/// <summary>One role of the matrix.</summary>
/// <param name="ResellerId">Whose it is; null for a role of the installation.</param>
/// <param name="Holders">How many people hold it whom the viewer may know.</param>
/// <param name="FirstHolders">Names of the first of them; no customers' names.</param>
/// <param name="Lock">Why the viewer cannot change it, or null.</param>
public sealed record RoleRow(
    int Id,
    string Name,
    Scope Scope,
    bool IsBuiltIn,
    int? ResellerId,
    bool RequiresSecondFactor,
    IReadOnlySet<string> Permissions,
    int Holders,
    IReadOnlyList<string> FirstHolders,
    string? Lock);

/// <summary>One role, to be read or changed.</summary>
/// <param name="Version">Goes along with a command, so that a change made from a stale page is refused.</param>
/// <param name="Draft">As it is stored.</param>
/// <param name="Holders">How many people hold it whom the viewer may know; any change reaches them.</param>
/// <param name="Lock">Why the viewer cannot change it, or null.</param>
/// <param name="DeletionRefusal">Why it cannot be deleted now, or null.</param>
public sealed record RoleDetails(
    int Id,
    string Version,
    RoleDraft Draft,
    bool IsBuiltIn,
    int? ResellerId,
    IReadOnlyList<OfferedPermission> Offered,
    int Holders,
    IReadOnlyList<RoleHolder> FirstHolders,
    string? Lock,
    string? DeletionRefusal);

/// <summary>Somebody who holds a role.</summary>
/// <param name="Reseller">Whose people it belongs to; null on the platform.</param>
/// <param name="CustomerId">For whom it signs in; null for everybody else.</param>
public sealed record RoleHolder(int UserId, string Name, string? Reseller, int? CustomerId, bool IsDisabled);

/// <summary>A scope in which somebody may make a role, and what it could hold.</summary>
public sealed record RoleScope(Scope Scope, IReadOnlyList<OfferedPermission> Offered);
