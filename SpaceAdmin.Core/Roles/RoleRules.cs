using SpaceAdmin.Core.Access;

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

    /// <summary>Why the actor can only look at a role that it sees, or null.</summary>
    public static RoleRefusal? Lock(Role role, Actor actor) => role switch
    {
        { IsBuiltIn: true } => new RoleRefusal.BuiltIn(),
        _ when role.ResellerId != actor.ResellerId => new RoleRefusal.OfInstallation(),
        _ when !actor.Can(Permissions.RolesManage) => new RoleRefusal.SeenOnly(),
        _ => null,
    };

    /// <summary>Why a new role is refused, or null. Whether its name is taken, only the database knows.</summary>
    public static RoleRefusal? Refusal(RoleDraft draft, Actor actor) =>
        (ScopesFor(actor).Contains(draft.Scope) ? null : new RoleRefusal.ScopeNotAllowed(draft.Scope))
        ?? Role.Refusal(draft.Name)
        ?? PermissionRefusal(draft, new HashSet<string>(), actor);

    /// <summary>Why a change of a role that is not locked is refused, or null.</summary>
    public static RoleRefusal? Refusal(RoleDraft before, RoleDraft after, Actor actor) =>
        (before.Scope == after.Scope ? null : new RoleRefusal.ScopeChanged())
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

    /// <summary>Why a role is not deleted, or null.</summary>
    /// <param name="holders">How many people hold it.</param>
    /// <param name="first">Names of some of them.</param>
    public static RoleRefusal? DeletionRefusal(int holders, IReadOnlyList<string> first) => holders == 0 ? null : new RoleRefusal.Held(holders, first);

    private static RoleRefusal? PermissionRefusal(RoleDraft draft, IReadOnlySet<string> held, Actor actor)
    {
        var allowed = Permissions.Of(draft.Scope);
        if (draft.Permissions.Where(name => !allowed.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } wrong)
        {
            return Permissions.All.FirstOrDefault(permission => permission.Name == wrong) is { } elsewhere
                ? new RoleRefusal.PermissionOfOtherScope(elsewhere.Title, [.. elsewhere.Scopes])
                : new RoleRefusal.UnknownPermission(wrong.Length > QuotedLength ? wrong[..QuotedLength] + "…" : wrong);
        }

        var lacking = Permissions.All.Where(permission => draft.Permissions.Contains(permission.Name) && !held.Contains(permission.Name) && !actor.Can(permission.Name)).ToList();
        return lacking.Count == 0 ? null : new RoleRefusal.GrantsMore([.. lacking.Select(permission => permission.Title)]);
    }
}

/// <summary>A permission that a role can hold.</summary>
/// <param name="Hint">What holds the actor back from giving it, or null.</param>
/// <param name="CanHold">Whether the role that the actor saves may hold it.</param>
public sealed record OfferedPermission(Permission Permission, string? Hint, bool CanHold);
