using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Access;

/// <summary>Why a role is not as it should be, or stays as it is.</summary>
public abstract record RoleRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record NameOutOfRange() : RoleRefusal("role.name-out-of-range", $"A role's name has 1 to {Role.NameMaxLength} characters.");

    public sealed record NotOneLine() : RoleRefusal("role.not-one-line", "A role's name is one line of text.");

    public sealed record NameOfBuiltIn(string Role) : RoleRefusal("role.name-of-built-in", $"“{Role}” is the name of a built-in role.");

    public sealed record NameTaken(string Role) : RoleRefusal("role.name-taken", $"There is a role called “{Role}” already.");

    public sealed record BuiltIn() : RoleRefusal("role.built-in", "This role is built in: it holds every permission of its scope, and nobody can change or delete it.");

    public sealed record OfInstallation() : RoleRefusal(
        "role.of-installation", "This role was made by the administrators of the installation. Only they can change or delete it.");

    public sealed record SeenOnly() : RoleRefusal("role.seen-only", "You can see roles, but not change them.");

    public sealed record ScopeNotAllowed(Scope Scope) : RoleRefusal("role.scope-not-allowed", $"You cannot make roles of the {AddressQuery.Word(Scope)} scope.");

    public sealed record ScopeChanged() : RoleRefusal("role.scope-changed", "The scope of a role stays as it was made.");

    public sealed record PermissionOfOtherScope(string Permission, IReadOnlyList<Scope> Scopes) : RoleRefusal(
        "role.permission-of-other-scope", $"“{Permission}” belongs in roles of the {string.Join(" or ", Scopes.Select(scope => AddressQuery.Word(scope)))} scope only.");

    public sealed record UnknownPermission(string Permission) : RoleRefusal("role.unknown-permission", $"There is no permission “{Permission}”.");

    public sealed record GrantsMore(IReadOnlyList<string> Permissions) : RoleRefusal(
        "role.grants-more", $"You cannot grant what you do not hold yourself: {string.Join(", ", Permissions)}.");

    /// <param name="First">Names of some of them.</param>
    public sealed record Held(int Holders, IReadOnlyList<string> First) : RoleRefusal("role.held", Sentence(Holders, First))
    {
        private static string Sentence(int holders, IReadOnlyList<string> first) => holders == 1
            ? $"{first[0]} holds this role. Take it from them before you delete it."
            : $"{holders} people hold this role: {string.Join(", ", first)}{(holders > first.Count ? $" and {holders - first.Count} more" : "")}. Take it from them before you delete it.";
    }
}
