namespace SpaceAdmin.Core.Services;

/// <summary>One row of the grid.</summary>
public sealed record ServiceRow
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required ServiceStatus Status { get; init; }

    public required string User { get; init; }

    public required string Reseller { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>The end of its newest term; null for one that never ends by itself.</summary>
    public required DateOnly? ExpiresOn { get; init; }

    public required int Version { get; init; }

    public IReadOnlyList<ServiceMark> Marks { get; init; } = [];
}

/// <summary>What the grid shows for one query.</summary>
/// <param name="Page">The page that it is: the last one when a later one was asked for.</param>
/// <param name="Total">Services that match.</param>
/// <param name="Counts">Services that match all but the status filter, by status; every status is there.</param>
/// <param name="Types">The types that the viewer has services of, by name.</param>
public sealed record ServicePage(
    IReadOnlyList<ServiceRow> Rows,
    int Page,
    int Total,
    IReadOnlyDictionary<ServiceStatus, int> Counts,
    IReadOnlyList<string> Types);
