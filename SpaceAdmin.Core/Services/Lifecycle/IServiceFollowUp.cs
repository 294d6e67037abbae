using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>What other features do in the transaction in which services changed: invoices follow a first term and a cancellation.</summary>
public interface IServiceFollowUp
{
    /// <summary>Called once per command, after the changes are stored and before they are committed.</summary>
    Task<FollowedUp> FollowAsync(SpaceDb db, IReadOnlyList<StatusChange> changes, Actor actor, LocalNow now, CancellationToken ct);

    /// <summary>Called when it is agreed that a service is cancelled on a day: what was asked or paid for later is taken back, or its term would slip.</summary>
    /// <param name="service">Tracked, as <paramref name="db"/> has it now.</param>
    Task<FollowedUp> EndAsync(SpaceDb db, SpaceService service, DateOnly on, LocalNow now, CancellationToken ct);
}

/// <summary>What followed a change.</summary>
/// <param name="ChangedServices">It changed services, be it those or others: what was loaded of them before is not true any more.</param>
/// <param name="Topics">What to publish after the commit.</param>
public sealed record FollowedUp(bool ChangedServices, IReadOnlyCollection<string> Topics)
{
    public static FollowedUp Nothing { get; } = new(false, []);
}
