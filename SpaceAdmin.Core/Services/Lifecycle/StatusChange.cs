namespace SpaceAdmin.Core.Services;

/// <summary>What an action did to one service.</summary>
/// <param name="To">Null when the service was deleted.</param>
/// <param name="Opened">The term that began with it, if one did.</param>
public sealed record StatusChange(SpaceService Service, ServiceStatus From, ServiceStatus? To, string? Reason, Term? Opened = null)
{
    /// <summary>The customer gets no mail of it.</summary>
    public bool IsSilent { get; init; }
}
