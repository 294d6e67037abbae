using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Roles;

/// <summary>What saving a draft does to a role: told before it is saved, and recorded when it is.</summary>
/// <param name="Gives">In the order of all permissions, as is <paramref name="Takes"/>.</param>
public sealed record RoleChange(IReadOnlyList<Permission> Gives, IReadOnlyList<Permission> Takes, bool Renames, bool ChangesSecondFactor)
{
    public bool IsEmpty => Gives.Count == 0 && Takes.Count == 0 && !Renames && !ChangesSecondFactor;

    public static RoleChange Between(RoleDraft before, RoleDraft after) => new(
        [.. Permissions.All.Where(permission => after.Permissions.Contains(permission.Name) && !before.Permissions.Contains(permission.Name))],
        [.. Permissions.All.Where(permission => before.Permissions.Contains(permission.Name) && !after.Permissions.Contains(permission.Name))],
        before.Name != after.Name.Trim(),
        before.RequiresSecondFactor != after.RequiresSecondFactor);
}
