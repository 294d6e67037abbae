namespace SpaceAdmin.Core.Services;

/// <summary>One row of the grid.</summary>
/// <param name="ExpiresOn">The end of its newest term; null for one that never ends by itself.</param>
public sealed record ServiceRow(
    int Number,
    string Name,
    string Type,
    ServiceStatus Status,
    string User,
    string Reseller,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SuspendedAt,
    DateOnly? ExpiresOn,
    int Version)
{
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
