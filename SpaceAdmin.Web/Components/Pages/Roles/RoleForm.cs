using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Roles;

namespace SpaceAdmin.Web.Components.Pages.Roles;

/// <summary>A role while somebody types and ticks it.</summary>
public sealed class RoleForm(RoleDraft draft)
{
    private readonly HashSet<string> _permissions = [.. draft.Permissions];

    public string Name { get; set; } = draft.Name;

    public Scope Scope { get; private set; } = draft.Scope;

    public bool RequiresSecondFactor { get; set; } = draft.RequiresSecondFactor;

    public int Count => _permissions.Count;

    public RoleDraft Draft => new(Name, Scope, RequiresSecondFactor, new HashSet<string>(_permissions, StringComparer.Ordinal));

    public bool Has(string permission) => _permissions.Contains(permission);

    public void Toggle(string permission)
    {
        if (!_permissions.Remove(permission))
        {
            _permissions.Add(permission);
        }
    }

    /// <summary>What the other scope has not goes.</summary>
    public void Choose(Scope scope)
    {
        Scope = scope;
        _permissions.IntersectWith(Permissions.Of(scope));
    }
}
