using Microsoft.AspNetCore.Identity;

namespace SpaceAdmin.Core.Access;

/// <summary>
/// A named set of permissions of one scope, kept as its claims. Of a reseller, for its own staff and seen by nobody else; or
/// of the installation, for everybody of its scope.
/// </summary>
public sealed class Role : IdentityRole<int>
{
    public const int NameMaxLength = 60;

    private Role() // EF
    {
    }

    public Role(string name, Scope scope, int? resellerId)
    {
        Scope = scope;
        ResellerId = resellerId;
        Rename(name);
        Touch();
    }

    public Scope Scope { get; private set; }

    /// <summary>Whose it is; null for a role of the installation.</summary>
    public int? ResellerId { get; private set; }

    /// <summary>People with this role can do nothing until they have signed in with a second factor.</summary>
    public bool RequiresSecondFactor { get; set; }

    public bool IsBuiltIn => ResellerId is null && BuiltInRoles.Names.Contains(Name!);

    /// <summary>Why a name is refused, or null.</summary>
    public static RoleRefusal? Refusal(string name) => name.Trim() switch
    {
        { Length: 0 or > NameMaxLength } => new RoleRefusal.NameOutOfRange(),
        var trimmed when trimmed.Any(char.IsControl) => new RoleRefusal.NotOneLine(),
        var trimmed when BuiltInRoles.Names.Contains(trimmed) => new RoleRefusal.NameOfBuiltIn(trimmed),
        _ => null,
    };

    /// <summary>The form in which two names are compared.</summary>
    public static string Normalize(string name) => name.Trim().ToUpperInvariant();

    public void Rename(string name)
    {
        Name = name.Trim();
        NormalizedName = Normalize(name);
    }

    /// <summary>Marks a change, so that another one made from a stale page is refused.</summary>
    public void Touch() => ConcurrencyStamp = Guid.NewGuid().ToString();
}
