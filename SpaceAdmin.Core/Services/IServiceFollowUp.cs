using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>What other features do in the transaction in which services changed: invoices follow a first term and a cancellation.</summary>
public interface IServiceFollowUp
{
    /// <summary>Called once per command, after the changes are stored and before they are committed.</summary>
    /// <returns>Whether it changed services, be it those or others: what was loaded of them before is not true any more.</returns>
    Task<bool> FollowAsync(SpaceDb db, IReadOnlyList<StatusChange> changes, Actor actor, LocalNow now, CancellationToken ct);
}
