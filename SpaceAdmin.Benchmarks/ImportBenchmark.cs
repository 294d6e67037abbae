using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Importing;

namespace SpaceAdmin.Benchmarks;

/// <summary>Exports the largest tenant and imports the file into an empty database.</summary>
internal static class ImportBenchmark
{
    public static async Task RunAsync(string database)
    {
        var folder = Directory.CreateTempSubdirectory("spaceadmin-import-");
        try
        {
            var file = Path.Combine(folder.FullName, "services.csv");
            await using (var from = new BenchmarkSpace(database))
            {
                var tenant = await from.LargestTenantAsync();
                await using var db = await from.OpenAsync();
                var name = await db.Resellers.Where(reseller => reseller.Id == tenant.ResellerId).Select(reseller => reseller.Name).SingleAsync();
                await using var writer = new StreamWriter(file);
                var since = Stopwatch.GetTimestamp();
                await ActivatorUtilities.CreateInstance<ServiceExporter>(from.Services).ExportAsync(name, writer, CancellationToken.None);
                Measure.Print("export", $"{Stopwatch.GetElapsedTime(since).TotalSeconds:F2} s");
            }

            await using var to = new BenchmarkSpace(Path.Combine(folder.FullName, "fresh.db"));
            await to.Services.GetRequiredService<SqliteStart>().RunAsync(CancellationToken.None);
            foreach (var what in new[] { "import", "the same import again" })
            {
                var since = Stopwatch.GetTimestamp();
                var result = await ActivatorUtilities.CreateInstance<ServiceImporter>(to.Services)
                    .ImportAsync(file, new ImportOptions("Fresh Hosting", CreateReseller: true), null, CancellationToken.None);
                var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
                var report = result.Value ?? throw new InvalidOperationException(result.Failure!.Message);
                Measure.Print(what, $"{seconds:F2} s for {report.Imported + report.AlreadyThere:N0} rows");
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
