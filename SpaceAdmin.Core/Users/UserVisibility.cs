using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Users;

/// <summary>The one place that says whose accounts an actor sees. Every query and command starts from it.</summary>
internal static class UserVisibility
{
    public static IQueryable<User> VisibleTo(this IQueryable<User> users, Actor actor)
    {
        var (people, customers) = (actor.Can(Permissions.UsersSee), actor.Can(Permissions.CustomersSee));
        return (actor switch
        {
            { Scope: Scope.Platform } => users,
            { Scope: Scope.Reseller, ResellerId: { } reseller } => users.Where(user => user.ResellerId == reseller),
            _ => users.Where(_ => false),
        }).Where(user => user.CustomerId == null ? people : customers);
    }

    /// <summary>The customers whose people the actor may see.</summary>
    public static IQueryable<Customer> WithPeopleFor(this IQueryable<Customer> customers, Actor actor) => actor switch
    {
        _ when !actor.Can(Permissions.CustomersSee) => customers.Where(_ => false),
        { Scope: Scope.Platform } => customers,
        { Scope: Scope.Reseller, ResellerId: { } reseller } => customers.Where(customer => customer.ResellerId == reseller),
        _ => customers.Where(_ => false),
    };
}
