using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>The one place that says what of the monitor an actor sees. Every query starts from it.</summary>
internal static class MonitorVisibility
{
    /// <summary>For whom the monitor works when this actor lets it.</summary>
    /// <param name="resellerId">Null is everybody.</param>
    /// <returns>False for somebody who is bound to nobody.</returns>
    public static bool WorksFor(this Actor actor, out int? resellerId)
    {
        resellerId = actor.ResellerId;
        return actor is { Scope: Scope.Platform } or { Scope: Scope.Reseller, ResellerId: not null };
    }

    /// <summary>A reseller sees its own runs and those for everybody.</summary>
    public static IQueryable<MonitorRun> VisibleTo(this IQueryable<MonitorRun> runs, Actor actor) => actor switch
    {
        { Scope: Scope.Platform } => runs,
        { Scope: Scope.Reseller, ResellerId: { } reseller } => runs.Where(run => run.ResellerId == null || run.ResellerId == reseller),
        _ => runs.Where(_ => false),
    };

    /// <summary>Of a run for everybody, a reseller sees what was done for itself.</summary>
    public static IQueryable<MonitorPassRun> VisibleTo(this IQueryable<MonitorPassRun> passes, Actor actor) => actor switch
    {
        { Scope: Scope.Platform } => passes,
        { Scope: Scope.Reseller, ResellerId: { } reseller } => passes.Where(pass => pass.ResellerId == reseller),
        _ => passes.Where(_ => false),
    };
}
