using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace SpaceAdmin.Core.Data;

/// <summary>Brings a SQLite database up to this version before anything uses it.</summary>
public sealed partial class SqliteStart(IDbContextFactory<SpaceDb> dbs, TimeProvider time, ILogger<SqliteStart> logger)
{
    /// <summary>For another process that is migrating the same database.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Applies what is missing, one process at a time. A file that already holds data is copied first, beside itself.
    /// </summary>
    /// <exception cref="DatabaseStartException">The file cannot be opened, written or locked; the message is for people.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var file = Path.GetFullPath(((SqliteConnection)db.Database.GetDbConnection()).DataSource);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await using var alone = await LockAsync(file + ".migrating", ct).ConfigureAwait(false);
            await MigrateAsync(db, file, ct).ConfigureAwait(false);
            await SqliteObjects.EnsureAsync(db, ct).ConfigureAwait(false);
            await StoredPermissions.CleanAsync(db, time, logger, ct).ConfigureAwait(false);
            await StoredBuiltInRoles.EnsureAsync(db, ct).ConfigureAwait(false);
            await db.RefreshStatisticsAsync(ct).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SqliteException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseStartException(
                $"The database {file} cannot be used: {Innermost(exception).Message.TrimEnd('.')}. "
                + "SpaceAdmin must be able to read and write the file and its folder, and no other program may hold it locked.", exception);
        }
    }

    private async Task MigrateAsync(SpaceDb db, string file, CancellationToken ct)
    {
        // Opening it for writing is the question: a read-only or locked file must be told now, not at the first command.
        await db.Database.OpenConnectionAsync(ct).ConfigureAwait(false);
        db.Database.SetCommandTimeout(5); // seconds; a person waits at a terminal to be told

        // One command each: the client library swallows what fails behind a statement that returns a row, as pragmas do.
        await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout = 3000", ct).ConfigureAwait(false);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct).ConfigureAwait(false);
        await db.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE; ROLLBACK;", ct).ConfigureAwait(false);
        db.Database.SetCommandTimeout(null);

        var pending = (await db.Database.GetPendingMigrationsAsync(ct).ConfigureAwait(false)).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        var applied = (await db.Database.GetAppliedMigrationsAsync(ct).ConfigureAwait(false)).ToList();
        if (applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new DatabaseStartException($"The database {file} cannot be used: it was made by another version of SpaceAdmin ({unknown} is unknown here).");
        }

        if (applied.Count > 0)
        {
            var copy = $"{file}.before-{pending[0]}-{time.GetUtcNow():yyyyMMddHHmmss}";
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", ct).ConfigureAwait(false);
            LogCopied(copy);
        }

        // We hold the lock file, so a row in EF's own lock table was left by a process that died: it would wait for ever.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct).ConfigureAwait(false);

        await db.Database.MigrateAsync(ct).ConfigureAwait(false);
        LogMigrated(pending.Count, pending[^1]);
    }

    /// <summary>The operating system lets go of it when the process ends, however it ends.</summary>
    private async Task<FileStream> LockAsync(string path, CancellationToken ct)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path) && time.GetElapsedTime(since) < s_patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, ct).ConfigureAwait(false);
            }
        }
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    [LoggerMessage(LogLevel.Information, "Copied the database to {Copy} before changing its tables.")]
    private partial void LogCopied(string copy);

    [LoggerMessage(LogLevel.Information, "Applied {Count} migrations, up to {Last}.")]
    private partial void LogMigrated(int count, string last);
}

/// <summary>The database cannot be used. The message is one line for whoever started the program.</summary>
public sealed class DatabaseStartException(string message, Exception? inner = null) : Exception(message, inner);
