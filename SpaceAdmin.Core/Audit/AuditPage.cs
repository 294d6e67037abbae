namespace SpaceAdmin.Core.Audit;

/// <summary>One line of the audit log.</summary>
/// <param name="Hash">In hexadecimal digits.</param>
public sealed record AuditRow(
    long Number,
    DateTimeOffset At,
    string ActorName,
    string? OnBehalfOf,
    string? Address,
    string? Reseller,
    string Kind,
    string Action,
    string Subject,
    int? ServiceId,
    string? Before,
    string? After,
    string? Detail,
    string Hash);

/// <summary>What the audit log shows for one query, newest first.</summary>
/// <param name="Newest">The newest entry of the whole log, whoever sees it: what comes later is new.</param>
/// <param name="Services">The services among the rows that still exist and are the viewer's to open.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, bool HasNewer, bool HasOlder, long Newest, IReadOnlySet<int> Services);
