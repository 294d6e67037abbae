namespace SpaceAdmin.Core.Services;

/// <summary>What an action did to one service.</summary>
/// <param name="To">Null when the service was deleted.</param>
public sealed record StatusChange(SpaceService Service, ServiceStatus From, ServiceStatus? To, string? Reason);
