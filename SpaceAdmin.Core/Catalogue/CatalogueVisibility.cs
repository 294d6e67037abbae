using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Catalogue;

internal static class CatalogueVisibility
{
    public static IQueryable<Plan> VisibleTo(this IQueryable<Plan> plans, Actor actor) => actor switch
    {
        { Scope: Scope.Platform } => plans,
        { Scope: Scope.Reseller, ResellerId: { } own } => plans.Where(plan => plan.ResellerId == own),
        _ => plans.Where(_ => false),
    };
}
