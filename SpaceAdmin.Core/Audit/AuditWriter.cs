using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Audit;

/// <summary>Writes an entry about something that changes no row: a sign-in, an export. What changes one writes its entry with the change.</summary>
public sealed class AuditWriter(IDbContextFactory<SpaceDb> dbs, ChangeFeed feed)
{
    public async Task WriteAsync(AuditEntry entry, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        db.Audit.Add(entry);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        Publish(entry);
    }

    /// <summary>Tells pages of an entry that was committed.</summary>
    public void Publish(AuditEntry entry) => feed.Publish(Topics.Audit(entry.ResellerId));
}
