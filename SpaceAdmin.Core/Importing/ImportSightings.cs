using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Importing;

/// <summary>
/// Which ids this file has named so far. Kept in a table that lives as long as the import's transaction, because the
/// memory that an import needs must not grow with its file.
/// </summary>
internal sealed class ImportSightings : IDisposable
{
    private readonly SpaceDb _db;
    private readonly DbCommand _see;
    private readonly DbCommand _find;

    private ImportSightings(SpaceDb db)
    {
        _db = db;
        _see = Prepare("""
            INSERT INTO "ImportSightings" ("Key", "Line", "Times") VALUES (@p0, @p1, 1)
            ON CONFLICT ("Key") DO UPDATE SET "Times" = "Times" + 1
            RETURNING "Line", "Times"
            """, 2);
        _find = Prepare("""SELECT "Line" FROM "ImportSightings" WHERE "Key" = @p0""", 1);
    }

    /// <summary>Begins inside the import's transaction, with which it goes when that is rolled back.</summary>
    public static async Task<ImportSightings> BeginAsync(SpaceDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync(
            """CREATE TABLE "ImportSightings" ("Key" TEXT NOT NULL PRIMARY KEY, "Line" BIGINT NOT NULL, "Times" BIGINT NOT NULL)""", ct)
            .ConfigureAwait(false);
        return new ImportSightings(db);
    }

    /// <summary>Call before the commit.</summary>
    public Task EndAsync(CancellationToken ct) => _db.Database.ExecuteSqlRawAsync("""DROP TABLE "ImportSightings" """, ct);

    /// <summary>Notes that a line names <paramref name="id"/>, and returns the line that did so before, if one did.</summary>
    public long? FirstLineOf(string id, long line) => See("id:" + id, line) is { Times: > 1, Line: var first } ? first : null;

    /// <summary>The line that has named <paramref name="id"/>, if one has.</summary>
    public long? LineOf(string id)
    {
        _find.Parameters[0].Value = "id:" + id;
        return (long?)_find.ExecuteScalar();
    }

    /// <summary>An id for a row that has none: the same when the same file comes again. Equal rows are told apart by their order.</summary>
    public string IdFor(string name, string type, string user, string? parent)
    {
        var content = string.Join('\u001F', name, type, user, parent);
        return $"row:{Hash($"{content}\u001F{See("row:" + Hash(content), 0).Times}")}";
    }

    public void Dispose()
    {
        _see.Dispose();
        _find.Dispose();
    }

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16));

    private (long Line, long Times) See(string key, long line)
    {
        _see.Parameters[0].Value = key;
        _see.Parameters[1].Value = line;
        using var reader = _see.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private DbCommand Prepare(string sql, int parameters)
    {
        var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
