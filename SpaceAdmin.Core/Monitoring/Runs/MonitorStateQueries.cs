using Microsoft.EntityFrameworkCore;

namespace SpaceAdmin.Core.Monitoring;

internal static class MonitorStateQueries
{
    /// <summary>The one that there is.</summary>
    public static Task<MonitorState> OnlyAsync(this IQueryable<MonitorState> states, CancellationToken ct) =>
        states.SingleAsync(state => state.Id == MonitorState.OnlyId, ct);

    public static Task<bool> IsPausedAsync(this IQueryable<MonitorState> states, CancellationToken ct) => states.AnyAsync(state => state.PausedAt != null, ct);
}
