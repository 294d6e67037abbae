using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
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
    public async Task RunAsync_AnOlderDatabase_IsCopiedBesideItselfFirst()
    {
        await using (var db = Database(DatabaseFile))
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial", Ct);
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "Resellers" ("Name") VALUES ('Old Hosting')""", Ct);
        }

        await StartAsync(DatabaseFile);

        var copy = Assert.Single(Directory.GetFiles(_folder, "*.before-*"));
        await using var before = Database(copy);
        Assert.Single(await before.Database.GetAppliedMigrationsAsync(Ct));
        Assert.Equal("Old Hosting", await before.Resellers.Select(reseller => reseller.Name).SingleAsync(Ct));
        await using var after = Database(DatabaseFile);
        Assert.Empty(await after.Database.GetPendingMigrationsAsync(Ct));
        Assert.Equal("Old Hosting", (await after.Resellers.SingleAsync(Ct)).Name);
    }

    [Fact]
    public async Task RunAsync_EntriesOlderThanTheirChain_AreChained()
    {
        await using (var db = Database(DatabaseFile))
        {
            await db.GetService<IMigrator>().MigrateAsync("GridSupport", Ct);
            for (var i = 0; i < 1_100; i++)
            {
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO Audit (At, ActorName, Action, Subject, InBulk) VALUES ({i}, 'Rosa', 'Add note', '#1 web', 0)", Ct);
            }
        }

        await StartAsync(DatabaseFile);

        await using var after = Database(DatabaseFile);
        Assert.Equal(1_100, await after.Audit.CountAsync(entry => entry.Kind == AuditKinds.Note, Ct));
        var verdict = await new AuditVerifier(new SpaceTemplate.Factory($"Data Source={DatabaseFile};Pooling=false"), new Operator()).VerifyAsync(null, null, Ct);
        Assert.Equal(1_100, verdict.Value?.Entries);
        await Assert.ThrowsAsync<SqliteException>(() => after.Database.ExecuteSqlRawAsync("UPDATE Audit SET Hash = x''", Ct));
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

    private sealed class Operator : ICurrentActor
    {
        public ValueTask<Actor> GetAsync(CancellationToken ct) => ValueTask.FromResult(Actor.CommandLine);
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
