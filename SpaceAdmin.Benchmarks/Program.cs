using SpaceAdmin.Benchmarks;

var benchmarks = new Dictionary<string, Func<string, Task>>
{
    ["grid"] = GridBenchmark.RunAsync,
    ["command"] = CommandBenchmark.RunAsync,
    ["cancel"] = _ => CancelBenchmark.RunAsync(),
    ["import"] = ImportBenchmark.RunAsync,
    ["monitor"] = MonitorBenchmark.RunAsync,
    ["page"] = PageBenchmark.RunAsync,
    ["start"] = _ => StartBenchmark.RunAsync(),
    ["burst"] = Burst.RunAsync,
};
if (args is not [var name, .. var rest] || rest.Length > 1 || (name != "all" && !benchmarks.ContainsKey(name)))
{
    Console.Error.WriteLine($"usage: SpaceAdmin.Benchmarks all|{string.Join('|', benchmarks.Keys)} [DATABASE]");
    return 2;
}

if (name == "burst")
{
    await Burst.RunAsync(rest is [var target] ? target : throw new ArgumentException("burst needs a database: it is changed."));
    return 0;
}

Console.WriteLine($"{Machine.Describe()}, {DateTime.UtcNow:yyyy-MM-dd}");
if (name is "start" or "cancel")
{
    await benchmarks[name](""); // they make their own database
    return 0;
}

var folder = Directory.CreateTempSubdirectory("spaceadmin-benchmarks-");
try
{
    var database = Path.Combine(folder.FullName, "space.db");
    if (rest is [var given])
    {
        File.Copy(given, database); // commands change it
        await using var space = new BenchmarkSpace(database);
        await space.StartAsync();
    }
    else
    {
        await Seeding.RunAsync(database);
    }

    foreach (var (_, run) in benchmarks.Where(benchmark => benchmark.Key != "burst" && (name == "all" || name == benchmark.Key)))
    {
        await run(database);
    }
}
finally
{
    Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    folder.Delete(recursive: true);
}

return 0;
