using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Audit;

/// <summary>
/// Chains the entries of a database that is older than the chain: once, at its first start. The triggers let an entry
/// take a hash only while it has none, and let no entry in without.
/// </summary>
internal static class AuditSeal
{
    private const int EntriesAtATime = 1_000;

    public static async Task RunAsync(SpaceDb db, CancellationToken ct)
    {
        // One process at a time starts a database, so nobody else seals it between this look and the write.
        if (await db.Audit.OrderBy(entry => entry.Id).Select(entry => entry.Hash).FirstOrDefaultAsync(ct).ConfigureAwait(false) is not [])
        {
            return;
        }

        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        await using var update = db.Database.GetDbConnection().CreateCommand();
        update.Transaction = write.GetDbTransaction();
        update.CommandText = """UPDATE "Audit" SET "Hash" = @hash WHERE "Id" = @id""";
        var hash = update.CreateParameter();
        hash.ParameterName = "@hash";
        var id = update.CreateParameter();
        id.ParameterName = "@id";
        update.Parameters.AddRange(new[] { hash, id });

        var (last, before) = (0L, AuditHash.Start);
        while (await db.Audit.AsNoTracking().Where(entry => entry.Id > last).OrderBy(entry => entry.Id).Take(EntriesAtATime).ToListAsync(ct)
            .ConfigureAwait(false) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                before = AuditHash.Of(entry, before);
                (hash.Value, id.Value) = (before, last = entry.Id);
                await update.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            }
        }

        await write.CommitAsync(ct).ConfigureAwait(false);
    }
}
