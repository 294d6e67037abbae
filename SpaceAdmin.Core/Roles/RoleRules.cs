using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Roles;

/// <summary>What may be done to roles, and what may be in them.</summary>
public static class RoleRules
{
    private const int QuotedLength = 40;

    /// <summary>The scopes in which the actor may make roles. Nobody makes roles for customers.</summary>
    public static IReadOnlyList<Scope> ScopesFor(Actor actor) => actor switch
    {
        _ when !actor.Can(Permissions.RolesManage) => [],
        { Scope: Scope.Platform } => [Scope.Platform, Scope.Reseller],
        { Scope: Scope.Reseller, ResellerId: not null } => [Scope.Reseller],
        _ => [],
    };

    /// <summary>The sentence that says why the actor can only look at a role that it sees, or null.</summary>
    public static string? Lock(Role role, Actor actor) => role switch
    {
        { IsBuiltIn: true } => "This role is built in: it holds every permission of its scope, and nobody can change or delete it.",
        _ when role.ResellerId != actor.ResellerId => "This role was made by the administrators of the installation. Only they can change or delete it.",
        _ when !actor.Can(Permissions.RolesManage) => "You can see roles, but not change them.",
        _ => null,
    };

    /// <summary>The sentence that refuses a new role, or null. Whether its name is taken, only the database knows.</summary>
    public static string? Refusal(RoleDraft draft, Actor actor) =>
        (ScopesFor(actor).Contains(draft.Scope) ? null : $"You cannot make roles of the {Word(draft.Scope)} scope.")
        ?? Role.Refusal(draft.Name)
        ?? PermissionRefusal(draft, new HashSet<string>(), actor);

    /// <summary>The sentence that refuses a change of a role that is not locked, or null.</summary>
    public static string? Refusal(RoleDraft before, RoleDraft after, Actor actor) =>
        (before.Scope == after.Scope ? null : "The scope of a role stays as it was made.")
        ?? Role.Refusal(after.Name)
        ?? PermissionRefusal(after, before.Permissions, actor);

    /// <summary>The permissions that a role of <paramref name="scope"/> can hold, and what the actor may do with each.</summary>
    /// <param name="held">What the role holds now.</param>
    public static IReadOnlyList<OfferedPermission> Offer(Scope scope, IReadOnlySet<string> held, Actor actor) =>
    [
        .. Permissions.All.Where(permission => permission.Scopes.Contains(scope)).Select(permission => new OfferedPermission(
            permission,
            actor.Can(permission.Name) ? null
            : held.Contains(permission.Name) ? "You do not hold this yourself: you can take it away, but not give it back."
            : "You do not hold this yourself, so you cannot grant it.",
            actor.Can(permission.Name) || held.Contains(permission.Name))),
    ];

    /// <summary>The sentence that refuses to delete a role, or null.</summary>
    /// <param name="holders">How many people hold it.</param>
    /// <param name="first">Names of some of them.</param>
    public static string? DeletionRefusal(int holders, IReadOnlyList<string> first) => holders switch
    {
        0 => null,
        1 => $"{first[0]} holds this role. Take it from them before you delete it.",
        _ => $"{holders} people hold this role: {string.Join(", ", first)}{(holders > first.Count ? $" and {holders - first.Count} more" : "")}. Take it from them before you delete it.",
    };

    private static string? PermissionRefusal(RoleDraft draft, IReadOnlySet<string> held, Actor actor)
    {
        var allowed = Permissions.Of(draft.Scope);
        if (draft.Permissions.Where(name => !allowed.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } wrong)
        {
            return Permissions.All.FirstOrDefault(permission => permission.Name == wrong) is { } elsewhere
                ? $"“{elsewhere.Title}” belongs in roles of the {string.Join(" or ", elsewhere.Scopes.Select(Word))} scope only."
                : $"There is no permission “{(wrong.Length > QuotedLength ? wrong[..QuotedLength] + "…" : wrong)}”.";
        }

        var lacking = Permissions.All.Where(permission => draft.Permissions.Contains(permission.Name) && !held.Contains(permission.Name) && !actor.Can(permission.Name)).ToList();
        return lacking.Count == 0 ? null : $"You cannot grant what you do not hold yourself: {string.Join(", ", lacking.Select(permission => permission.Title))}.";
    }

    private static string Word(Scope scope) => AddressQuery.Word(scope);
}

/// <summary>A permission that a role can hold.</summary>
/// <param name="Hint">What holds the actor back from giving it, or null.</param>
/// <param name="CanHold">Whether the role that the actor saves may hold it.</param>
public sealed record OfferedPermission(Permission Permission, string? Hint, bool CanHold);
