using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What another system knows of a service that is taken over from it.</summary>
public sealed record ImportedService(
    string ExternalId,
    string Name,
    ServiceStatus Status,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    Cycle? Cycle,
    long? RecurringFee,
    string? Currency,
    int Quantity);
