using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>What other features do in the transaction in which services changed: invoices follow a first term and a cancellation.</summary>
public interface IServiceFollowUp
{
    /// <summary>Called once per command, after the changes are stored and before they are committed.</summary>
    /// <returns>Whether it changed services, be it those or others: what was loaded of them before is not true any more.</returns>
    Task<bool> FollowAsync(Write write, IReadOnlyList<StatusChange> changes, LocalNow now, CancellationToken ct);

    /// <summary>
    /// Called when it is agreed that a service, with its add-ons, is cancelled on a day or goes on as something else: what was asked
    /// or paid for later is taken back, or its term would slip.
    /// </summary>
    /// <param name="service">Tracked, as the database of <paramref name="write"/> has it now.</param>
    /// <param name="why">As the invoice names what is taken back, before the line that it was.</param>
    Task EndAsync(Write write, SpaceService service, DateOnly on, string why, LocalNow now, CancellationToken ct);
}
