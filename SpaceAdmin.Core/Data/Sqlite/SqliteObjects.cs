using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace SpaceAdmin.Core.Data;

/// <summary>
/// The triggers and indexes that the model cannot express. Each is one SQL file, named after it. A start compares the database
/// with the files and creates anew what differs, so a changed file needs no migration, and a trigger that SQLite dropped because a
/// migration rebuilt its table comes back.
/// </summary>
internal static class SqliteObjects
{
    private const string Extension = ".sql";

    /// <summary>The statement that creates each object, by the object's name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    public static async Task EnsureAsync(SpaceDb db, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var stored = await db.Database
            .SqlQuery<StoredObject>($"""SELECT "type" AS "Type", "name" AS "Name", "sql" AS "Sql" FROM sqlite_master WHERE "type" IN ('trigger', 'index') AND "sql" IS NOT NULL""")
            .ToDictionaryAsync(found => found.Name, ct).ConfigureAwait(false);

        // What has no file is somebody else's, or a newer version's: it is left alone.
        var stale = stored.Values.Where(found => All.TryGetValue(found.Name, out var sql) && found.Sql != sql);
        foreach (var found in stale)
        {
            await ExecuteAsync(db, $"DROP {found.Type} \"{found.Name}\"", ct).ConfigureAwait(false);
        }

        foreach (var (_, sql) in All.Where(wanted => !stored.TryGetValue(wanted.Key, out var found) || found.Sql != wanted.Value))
        {
            await ExecuteAsync(db, sql, ct).ConfigureAwait(false);
        }

        await write.CommitAsync(ct).ConfigureAwait(false);
    }

    private static Task<int> ExecuteAsync(SpaceDb db, string sql, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(sql, ct);

    private static Dictionary<string, string> Read()
    {
        var assembly = typeof(SqliteObjects).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(resource => resource.EndsWith(Extension, StringComparison.Ordinal))
            .ToDictionary(resource => resource[..^Extension.Length], resource => Statement(assembly, resource), StringComparer.Ordinal);
    }

    /// <summary>As SQLite keeps it: without the comment above it and without the semicolon at its end.</summary>
    private static string Statement(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal));
        return string.Join('\n', lines).TrimEnd('\n', ';');
    }

    private sealed record StoredObject(string Type, string Name, string Sql);
}
