using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>A service together with what is scheduled or asked for it, for whoever changes that.</summary>
internal static class OpenSchedules
{
    /// <summary>Null when the service is not there or not the actor's to see.</summary>
    public static Task<SpaceService?> FindAsync(SpaceDb db, Actor actor, int number, CancellationToken ct) => db.Services.VisibleTo(actor)
        .Include(service => service.Reseller)
        .Include(service => service.Schedules.Where(schedule => schedule.State == ScheduleState.Requested || schedule.State == ScheduleState.Pending))
        .SingleOrDefaultAsync(service => service.Id == number, ct);

    /// <summary>By the key of a schedule, in whatever state.</summary>
    public static async Task<(SpaceService Service, ScheduledAction Schedule)?> FindByScheduleAsync(SpaceDb db, Actor actor, int id, CancellationToken ct)
    {
        var schedule = await db.ScheduledActions.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false);
        return schedule is not null && await FindAsync(db, actor, schedule.ServiceId, ct).ConfigureAwait(false) is { } service ? (service, schedule) : null;
    }

    /// <summary>"Cancel on 30 Nov 2026".</summary>
    public static string Words(ScheduledAction schedule) => $"{schedule.Action} {ScheduleRules.When(schedule.On)}";

    public static AuditEntry Entry(
        Actor actor, SpaceService service, ScheduledAction schedule, string verb, DateTimeOffset now, string? before = null, string? after = null) =>
        new(actor, now, service.ResellerId, AuditKinds.Service, verb, $"#{service.Id} {service.Name}")
        {
            ServiceId = service.Id,
            Before = before,
            After = after,
            Detail = schedule.Outcome ?? schedule.Reason,
        };
}
