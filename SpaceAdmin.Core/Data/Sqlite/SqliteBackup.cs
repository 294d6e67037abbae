using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Data;

/// <summary>Copies the database while it is in use. For the operator alone: the copy holds every tenant.</summary>
public sealed class SqliteBackup(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, AuditWriter audit)
{
    /// <summary>Writes a whole and compact copy, which opens as a database itself.</summary>
    /// <returns>The full path of the copy.</returns>
    public async Task<Result<string>> CopyToAsync(string path, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.IsOperator)
        {
            return new Failure.Forbidden();
        }

        var file = Path.GetFullPath(path);
        if (Path.Exists(file))
        {
            return new BackupRefusal.FileExists(file);
        }

        if (!Directory.Exists(Path.GetDirectoryName(file)))
        {
            return new BackupRefusal.FolderMissing(Path.GetDirectoryName(file) ?? file);
        }

        // First, so that the copy tells of itself too.
        await audit.WriteAsync(new AuditEntry(actor, time.GetUtcNow(), null, AuditKinds.Export, AuditActions.BackUp, Path.GetFileName(file)), ct).ConfigureAwait(false);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        try
        {
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}", ct).ConfigureAwait(false);
        }
        catch (SqliteException exception)
        {
            return new BackupRefusal.NotWritten(file, exception.Message.TrimEnd('.'));
        }

        return file;
    }
}
