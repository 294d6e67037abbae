using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What another system knows of a service that is taken over from it.</summary>
public sealed record ImportedService
{
    public required string ExternalId { get; init; }

    public required string Name { get; init; }

    public required ServiceStatus Status { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public Cycle? Cycle { get; init; }

    public long? RecurringFee { get; init; }

    public string? Currency { get; init; }

    public required int Quantity { get; init; }
}
