using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>What other features do in the transaction in which services changed: invoices follow a first term and a cancellation.</summary>
public interface IServiceFollowUp
{
    /// <summary>Called once per command, after the changes are stored and before they are committed.</summary>
    /// <returns>Whether it changed services, be it those or others: what was loaded of them before is not true any more.</returns>
    Task<bool> FollowAsync(Write write, IReadOnlyList<StatusChange> changes, LocalNow now, CancellationToken ct);

    /// <summary>Called when it is agreed that a service is cancelled on a day: what was asked or paid for later is taken back, or its term would slip.</summary>
    /// <param name="service">Tracked, as the database of <paramref name="write"/> has it now.</param>
    Task EndAsync(Write write, SpaceService service, DateOnly on, LocalNow now, CancellationToken ct);
}
