using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Roles;

/// <summary>Every role that somebody sees, to be compared.</summary>
/// <param name="Permissions">Those that any of the roles could hold, in order.</param>
/// <param name="MayCreate">Whether the viewer may make another one.</param>
public sealed record RoleMatrix(IReadOnlyList<RoleRow> Roles, IReadOnlyList<Permission> Permissions, bool MayCreate);

/// <summary>One role of the matrix.</summary>
public sealed record RoleRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required Scope Scope { get; init; }

    public required bool IsBuiltIn { get; init; }

    /// <summary>Whose it is; null for a role of the installation.</summary>
    public required int? ResellerId { get; init; }

    public required bool RequiresSecondFactor { get; init; }

    public required IReadOnlySet<string> Permissions { get; init; }

    /// <summary>How many people hold it whom the viewer may know.</summary>
    public required int Holders { get; init; }

    /// <summary>Names of the first of them; no customers' names.</summary>
    public required IReadOnlyList<string> FirstHolders { get; init; }

    /// <summary>Why the viewer cannot change it, or null.</summary>
    public required string? Lock { get; init; }
}

/// <summary>One role, to be read or changed.</summary>
public sealed record RoleDetails
{
    public required int Id { get; init; }

    /// <summary>Goes along with a command, so that a change made from a stale page is refused.</summary>
    public required string Version { get; init; }

    /// <summary>As it is stored.</summary>
    public required RoleDraft Draft { get; init; }

    public required bool IsBuiltIn { get; init; }

    public required int? ResellerId { get; init; }

    public required IReadOnlyList<OfferedPermission> Offered { get; init; }

    /// <summary>How many people hold it whom the viewer may know; any change reaches them.</summary>
    public required int Holders { get; init; }

    public required IReadOnlyList<RoleHolder> FirstHolders { get; init; }

    /// <summary>Why the viewer cannot change it, or null.</summary>
    public required string? Lock { get; init; }

    /// <summary>Why it cannot be deleted now, or null.</summary>
    public required string? DeletionRefusal { get; init; }
}

/// <summary>Somebody who holds a role.</summary>
/// <param name="Reseller">Whose people it belongs to; null on the platform.</param>
/// <param name="CustomerId">For whom it signs in; null for everybody else.</param>
public sealed record RoleHolder(int UserId, string Name, string? Reseller, int? CustomerId, bool IsDisabled);

/// <summary>A scope in which somebody may make a role, and what it could hold.</summary>
public sealed record RoleScope(Scope Scope, IReadOnlyList<OfferedPermission> Offered);
