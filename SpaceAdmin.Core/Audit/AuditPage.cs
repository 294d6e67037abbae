namespace SpaceAdmin.Core.Audit;

/// <summary>One line of the audit log.</summary>
public sealed record AuditRow
{
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorName { get; init; }

    public required string? OnBehalfOf { get; init; }

    public required string? Address { get; init; }

    public required string? Reseller { get; init; }

    public required string Kind { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required int? ServiceId { get; init; }

    public required string? Before { get; init; }

    public required string? After { get; init; }

    public required string? Detail { get; init; }

    /// <summary>In hexadecimal digits.</summary>
    public required string Hash { get; init; }
}

/// <summary>What the audit log shows for one query, newest first.</summary>
/// <param name="Newest">The newest entry of the whole log, whoever sees it: what comes later is new.</param>
/// <param name="Services">The services among the rows that still exist and are the viewer's to open.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, bool HasNewer, bool HasOlder, long Newest, IReadOnlySet<int> Services);
