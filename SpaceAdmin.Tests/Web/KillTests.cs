using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;
using SQLitePCL;

namespace SpaceAdmin.Tests.Web;

/// <summary>Processes that die in the middle leave a database that opens, is whole, and tells one story.</summary>
[Trait("Category", "Slow")]
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spaceadmin-kill-");
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "space.db");

    [Fact]
    public async Task Import_KilledAnywhere_LeavesAllOfItOrNothing()
    {
        const int rows = 40_000;
        var file = Path.Combine(_folder.FullName, "services.csv");
        await File.WriteAllTextAsync(file, Csv(rows), _ct);
        await RunAsync("migrate");
        var killedInside = 0;
        foreach (var milliseconds in new[] { 150, 600, 1_200 })
        {
            using var import = ChildProcess.Web(Database, "import", file, "--reseller", "Killed Hosting", "--create-reseller");
            await WaitForWritesAsync(import);
            await Task.Delay(milliseconds, _ct); // how far it gets differs from run to run: any point must do
            killedInside += import.HasExited ? 0 : 1;
            await import.KillAsync(_ct);
            Assert.Contains(await CheckAsync(), new[] { 0, rows });
        }

        Assert.True(killedInside > 0, "No import was killed before it ended.");
        var (output, _) = await RunAsync("import", file, "--reseller", "Killed Hosting", "--create-reseller");
        Assert.Contains("40,000", output, StringComparison.Ordinal);
        Assert.Equal(rows, await CheckAsync());
    }

    [Fact]
    public async Task BurstOfCommands_Killed_LeavesEveryStatusEqualToItsOpenRecord()
    {
        await RunAsync("seed", "--services", "500");
        for (var round = 0; round < 3; round++)
        {
            using var burst = ChildProcess.Benchmarks(Database, "burst", Database);
            await burst.WaitForLineAsync("under way", _ct);
            await WaitForCommandsAsync((round + 1) * 10, burst);
            await Task.Delay(round * 50, _ct); // where it is cut off differs from run to run: any point must do
            Assert.False(burst.HasExited);
            await burst.KillAsync(_ct);
            Assert.Equal(500, await CheckAsync());
        }

        await using var db = Open();
        Assert.True(await db.Audit.CountAsync(entry => entry.Detail == "burst", _ct) >= 30);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static string Csv(int rows)
    {
        var csv = new StringBuilder("external_id,name,type,status,username,start_date\n");
        for (var i = 0; i < rows; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"x{i},Plan {i % 97},Hosting plan,{(i % 5 == 0 ? "Cancelled" : "Active")},user{i / 3},2026-0{1 + (i % 9)}-01\n");
        }

        return csv.ToString();
    }

    /// <summary>How many services there are, after it was checked that all that is there agrees.</summary>
    private async Task<int> CheckAsync()
    {
        await using var db = Open();
        Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(_ct));
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync(_ct));
        Assert.Empty(await db.Services
            .Where(service => db.LifecycleRecords.Count(span => span.ServiceId == service.Id && span.EndedAt == null && span.Status == service.Status) != 1)
            .Select(service => service.Id).ToListAsync(_ct));
        Assert.Empty(await db.Services
            .Where(service => service.Status == ServiceStatus.Active && service.Parent != null && service.Parent.Status != ServiceStatus.Active)
            .Select(service => service.Id).ToListAsync(_ct));
        var count = await db.Services.CountAsync(_ct);
        Assert.Equal(count, await db.ServiceTallies.SumAsync(tally => tally.Count, _ct));
        return count;
    }

    private async Task<(string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = ChildProcess.Web(Database, arguments);
        var (exitCode, output, errors) = await process.EndAsync(_ct);
        Assert.True(exitCode == 0, errors);
        return (output, errors);
    }

    // However slow the machine is.
    private async Task WaitForCommandsAsync(int count, ChildProcess burst)
    {
        await using var db = Open();
        while (!burst.HasExited && await db.Audit.CountAsync(entry => entry.Detail == "burst", _ct) < count)
        {
            await Task.Delay(20, _ct);
        }
    }

    // It writes while nobody else can. Its log tells too late: what fits the cache gets there with the commit only.
    private async Task WaitForWritesAsync(ChildProcess import)
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=false");
        await connection.OpenAsync(_ct);
        while (!import.HasExited && raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE; ROLLBACK;") != raw.SQLITE_BUSY)
        {
            await Task.Delay(20, _ct);
        }
    }

    private SqliteSpaceDb Open() => new((DbContextOptions<SqliteSpaceDb>)
        new DbContextOptionsBuilder<SqliteSpaceDb>().UseSpaceSqlite($"Data Source={Database}").Options);
}
