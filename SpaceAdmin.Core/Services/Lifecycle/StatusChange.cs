namespace SpaceAdmin.Core.Services;

/// <summary>What an action did to one service.</summary>
/// <param name="To">Null when the service was deleted.</param>
/// <param name="Opened">The term that began with it, if one did.</param>
public sealed record StatusChange(SpaceService Service, ServiceStatus From, ServiceStatus? To, string? Reason, Term? Opened = null)
{
    /// <summary>Since when it had been Suspended; null when it was not. What was paid for since then never ran.</summary>
    public DateTimeOffset? SuspendedSince { get; init; }

    /// <summary>The customer gets no mail of it.</summary>
    public bool IsSilent { get; init; }
}
