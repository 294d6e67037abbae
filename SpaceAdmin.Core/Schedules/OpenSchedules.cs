using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>A service together with what is scheduled or asked for it, for whoever changes that.</summary>
internal static class OpenSchedules
{
    public static async Task<Result<SpaceService>> FindAsync(Write write, int number, CancellationToken ct) =>
        await ReadAsync(write, number, ct).ConfigureAwait(false) is { } service ? service : new Failure.NotFound($"Service #{number}");

    /// <summary>By the key of a schedule, in whatever state.</summary>
    public static async Task<(SpaceService Service, ScheduledAction Schedule)?> FindByScheduleAsync(Write write, int id, CancellationToken ct)
    {
        var schedule = await write.Db.ScheduledActions.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false);
        return schedule is not null && await ReadAsync(write, schedule.ServiceId, ct).ConfigureAwait(false) is { } service ? (service, schedule) : null;
    }

    /// <summary>"Cancel on 30 Nov 2026".</summary>
    public static string Words(ScheduledAction schedule) => $"{schedule.Action} {ScheduleRules.When(schedule.On)}";

    /// <summary>Records what was done to what is scheduled for a service, and tells everybody who shows that.</summary>
    public static void Audit(Write write, SpaceService service, ScheduledAction schedule, string action, string? before = null, string? after = null) =>
        write.Audit(action, service, before, after, schedule.Outcome ?? schedule.Reason);

    private static Task<SpaceService?> ReadAsync(Write write, int number, CancellationToken ct) => write.Db.Services.VisibleTo(write.Actor)
        .Include(service => service.Reseller)
        .Include(service => service.Schedules.Where(schedule => schedule.State == ScheduleState.Requested || schedule.State == ScheduleState.Pending))
        .SingleOrDefaultAsync(service => service.Id == number, ct);
}
