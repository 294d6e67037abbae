using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Audit;

/// <summary>The one place that says which entries an actor sees. Every query of them starts from it.</summary>
internal static class AuditVisibility
{
    public static IQueryable<AuditEntry> VisibleTo(this IQueryable<AuditEntry> entries, Actor actor) => actor switch
    {
        { Scope: Scope.Platform } => entries,
        { Scope: Scope.Reseller, ResellerId: { } reseller } => entries.Where(entry => entry.ResellerId == reseller),
        _ => entries.Where(_ => false),
    };
}
