using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Roles;

/// <summary>Which roles an actor sees, and which of the people who hold them.</summary>
public static class RoleVisibility
{
    /// <summary>
    /// A reseller's own roles are seen by nobody else, administrators included. Of the installation's, a reseller sees those
    /// that its people can hold.
    /// </summary>
    public static IQueryable<Role> VisibleTo(this IQueryable<Role> roles, Actor actor) => actor switch
    {
        { Scope: Scope.Platform } => roles.Where(role => role.ResellerId == null),
        { Scope: Scope.Reseller, ResellerId: { } own } => roles.Where(role => role.ResellerId == own || (role.ResellerId == null && role.Scope != Scope.Platform)),
        _ => roles.Where(_ => false),
    };

    /// <summary>The people whom the actor may know to hold a role.</summary>
    internal static IQueryable<User> AsHoldersFor(this IQueryable<User> users, Actor actor) => actor switch
    {
        { Scope: Scope.Platform } => users,
        { Scope: Scope.Reseller, ResellerId: { } own } => users.Where(user => user.ResellerId == own),
        _ => users.Where(_ => false),
    };
}
