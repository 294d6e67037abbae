using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Audit;

/// <summary>The order and the shape in which the log is read.</summary>
internal static class AuditRows
{
    /// <summary>
    /// By time and not by number: that is what people look for, and what the indexes hold. That no time is before the
    /// first says nothing but to SQLite: without it, it sorts the whole log where an index by time would do, as long as
    /// its statistics are older than the entries.
    /// </summary>
    public static IQueryable<AuditEntry> NewestFirst(this IQueryable<AuditEntry> entries) =>
        entries.Where(entry => entry.At >= DateTimeOffset.MinValue).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);

    public static IQueryable<AuditRow> Rows(this IQueryable<AuditEntry> entries, SpaceDb db) => entries.Select(entry => new AuditRow
    {
        Number = entry.Id,
        At = entry.At,
        ActorName = entry.ActorName,
        OnBehalfOf = entry.OnBehalfOf,
        Address = entry.Address,
        Reseller = db.Resellers.Where(reseller => reseller.Id == entry.ResellerId).Select(reseller => reseller.Name).SingleOrDefault(),
        Kind = entry.Kind,
        Action = entry.Action,
        Subject = entry.Subject,
        ServiceId = entry.ServiceId,
        Before = entry.Before,
        After = entry.After,
        Detail = entry.Detail,
        Hash = Convert.ToHexStringLower(entry.Hash),
    });
}
