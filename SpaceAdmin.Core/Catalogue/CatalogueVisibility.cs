using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Catalogue;

internal static class CatalogueVisibility
{
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> items, Actor actor)
        where T : CatalogueItem => actor switch
    {
        { Scope: Scope.Platform } => items,
        { Scope: Scope.Reseller, ResellerId: { } own } => items.Where(item => item.ResellerId == own),
        _ => items.Where(_ => false),
    };
}
