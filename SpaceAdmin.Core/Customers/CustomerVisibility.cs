using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Customers;

/// <summary>The one place that says which customers an actor sees. A customer sees its own things, and nobody's record.</summary>
internal static class CustomerVisibility
{
    public static IQueryable<Customer> VisibleTo(this IQueryable<Customer> customers, Actor actor) => actor switch
    {
        { Scope: Scope.Platform } => customers,
        { Scope: Scope.Reseller, ResellerId: { } reseller } => customers.Where(customer => customer.ResellerId == reseller),
        _ => customers.Where(_ => false),
    };
}
