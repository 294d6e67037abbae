namespace SpaceAdmin.Core.Access;

/// <summary>A row that belongs to one customer of one reseller.</summary>
public interface ICustomerOwned
{
    int ResellerId { get; }

    int CustomerId { get; }
}

/// <summary>The one place that says which rows an actor sees. Every query and command starts from it.</summary>
public static class Visibility
{
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Actor actor)
        where T : class, ICustomerOwned => actor switch
        {
            { Scope: Scope.Platform } => rows,
            { Scope: Scope.Reseller, ResellerId: { } reseller } => rows.Where(row => row.ResellerId == reseller),
            { Scope: Scope.Customer, ResellerId: { } reseller, CustomerId: { } customer } =>
                rows.Where(row => row.ResellerId == reseller && row.CustomerId == customer),
            _ => rows.Where(_ => false), // an account that is bound to nobody sees nothing
        };

    /// <summary>The resellers for whose rows the actor may act.</summary>
    public static IQueryable<Reseller> VisibleTo(this IQueryable<Reseller> resellers, Actor actor) => actor switch
    {
        { Scope: Scope.Platform } => resellers,
        { Scope: Scope.Reseller, ResellerId: { } own } => resellers.Where(reseller => reseller.Id == own),
        _ => resellers.Where(_ => false),
    };
}
