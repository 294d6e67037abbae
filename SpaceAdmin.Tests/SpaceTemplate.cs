using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests;

/// <summary>An empty database with every migration applied: made once, and copied for each test.</summary>
internal static class SpaceTemplate
{
    private static readonly Lazy<string> s_file = new(Make);

    public static string File => s_file.Value;

    public static DbContextOptions<SqliteSpaceDb> Options(string connectionString) =>
        (DbContextOptions<SqliteSpaceDb>)new DbContextOptionsBuilder<SqliteSpaceDb>().UseSpaceSqlite(connectionString).ForTests().Options;

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("space-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        var file = Path.Combine(folder, "template.db");
        var factory = new Factory($"Data Source={file}");
        new SqliteStart(factory, TimeProvider.System, NullLogger<SqliteStart>.Instance).RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        using var connection = new SqliteConnection(factory.ConnectionString);
        SqliteConnection.ClearPool(connection); // the last one out writes the log into the file
        return file;
    }

    internal sealed class Factory(string connectionString) : IDbContextFactory<SpaceDb>
    {
        public string ConnectionString => connectionString;

        public SpaceDb CreateDbContext() => new SqliteSpaceDb(Options(connectionString));
    }
}
