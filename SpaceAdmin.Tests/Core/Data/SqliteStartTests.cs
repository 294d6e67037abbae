using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Core;

public sealed class SqliteStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("start-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string DatabaseFile => Path.Combine(_folder, "space.db");

    [Fact]
    public void Model_AndMigrations_SayTheSame()
    {
        using var db = Database(DatabaseFile);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task RunAsync_NothingThere_MakesTheDatabaseAndItsFolder()
    {
        var file = Path.Combine(_folder, "new", "folder", "space.db");

        await StartAsync(file);

        await using var db = Database(file);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
        Assert.Equal(["Administrator", "Customer", "Reseller"], await db.Roles.Select(role => role.Name!).Order().ToListAsync(Ct));
        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Ct));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(file)!, "*.before-*"));
    }

    [Fact]
    public async Task RunAsync_UpToDate_ChangesAndCopiesNothing()
    {
        await StartAsync(DatabaseFile);
        await StartAsync(DatabaseFile);

        Assert.Empty(Directory.GetFiles(_folder, "*.before-*"));
        await using var db = Database(DatabaseFile);
        Assert.Equal(3, await db.Roles.CountAsync(Ct));
    }

    [Fact]
    public async Task RunAsync_MadeByAnotherVersion_SaysSoAndTouchesNothing()
    {
        await using (var db = Database(DatabaseFile))
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE __EFMigrationsHistory (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL)", Ct);
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99')", Ct);
        }

        await AssertRefusedAsync(DatabaseFile);

        Assert.Empty(Directory.GetFiles(_folder, "*.before-*"));
    }

    [Fact]
    public async Task RunAsync_TriggersAndIndexesThatDiffer_AreMadeAsTheFilesSay()
    {
        await StartAsync(DatabaseFile);
        await using (var db = Database(DatabaseFile))
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                DROP TRIGGER "Audit_Delete"; DROP TRIGGER "Audit_Update"; DROP INDEX "IX_Services_ExpiresLast";
                CREATE TRIGGER "Audit_Update" BEFORE UPDATE ON "Audit" BEGIN SELECT 1; END;
                CREATE TRIGGER "Of_AnotherVersion" AFTER UPDATE ON "Audit" BEGIN SELECT 1; END;
                """,
                Ct);
        }

        await StartAsync(DatabaseFile);

        await using var after = Database(DatabaseFile);
        var triggers = await after.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' ORDER BY name").ToListAsync(Ct);
        Assert.Equal(
            ["Audit_Append", "Audit_Delete", "Audit_Update", "Of_AnotherVersion", "Services_Tally_Delete", "Services_Tally_Insert", "Services_Tally_Update"], triggers);
        foreach (var (name, sql) in SqliteObjects.All)
        {
            Assert.Equal(sql, await after.Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE name = {name}").SingleAsync(Ct));
        }
    }

    [Fact]
    public async Task RunAsync_SeveralAtOnce_AllSucceed()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync(DatabaseFile), Ct)));

        Assert.False(File.Exists(DatabaseFile + ".migrating"));
    }

    [Fact]
    public async Task RunAsync_AFileThatIsNoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(DatabaseFile, new string('x', 5_000), Ct);

        await AssertRefusedAsync(DatabaseFile);
    }

    [Fact]
    public async Task RunAsync_AFolderThatCannotBe_SaysSo()
    {
        var file = Path.Combine(_folder, "a-file");
        await File.WriteAllTextAsync(file, "", Ct);

        await AssertRefusedAsync(Path.Combine(file, "space.db"));
    }

    [Fact]
    public async Task RunAsync_ADirectoryInItsPlace_SaysSo()
    {
        Directory.CreateDirectory(DatabaseFile);

        await AssertRefusedAsync(DatabaseFile);
    }

    [Fact]
    public async Task RunAsync_AnotherProgramHoldsItLocked_SaysSo()
    {
        await StartAsync(DatabaseFile);
        await using var holder = new SqliteConnection($"Data Source={DatabaseFile};Pooling=false");
        await holder.OpenAsync(Ct);
        await using var hold = holder.CreateCommand();
        hold.CommandText = "BEGIN IMMEDIATE";
        await hold.ExecuteNonQueryAsync(Ct);

        await AssertRefusedAsync(DatabaseFile, "Command Timeout=1");
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    private static SqliteSpaceDb Database(string file) => new(SpaceTemplate.Options($"Data Source={file};Pooling=false"));

    private static Task StartAsync(string file, string? settings = null) =>
        new SqliteStart(new SpaceTemplate.Factory($"Data Source={file};Pooling=false;{settings}"), TimeProvider.System, NullLogger<SqliteStart>.Instance)
            .RunAsync(Ct);

    private static async Task AssertRefusedAsync(string file, string? settings = null)
    {
        var exception = await Assert.ThrowsAsync<DatabaseStartException>(() => StartAsync(file, settings));

        Assert.StartsWith($"The database {file} cannot be used: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }
}
