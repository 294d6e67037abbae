using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Benchmarks;

/// <summary>A backlog of due services that the monitor suspends, its memory meanwhile, and what a colleague's command and page wait for.</summary>
internal static class MonitorBenchmark
{
    private const int Due = 100_000;
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>By itself, and then while people work at the same time: both want the one writer and the same cores.</summary>
    public static async Task RunAsync(string database)
    {
        await RunAsync(database, colleagues: false);
        await RunAsync(database, colleagues: true);
    }

    private static async Task RunAsync(string database, bool colleagues)
    {
        var file = $"{database}.monitor-{(colleagues ? "with-colleagues" : "alone")}";
        File.Copy(database, file);
        await using var space = new BenchmarkSpace(file);
        var services = await Seeding.AtLeastAsync(space, ServiceStatus.Active, Due);
        await using (var db = await space.OpenAsync())
        {
            var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await db.Database.ExecuteSqlAsync(
                $"UPDATE Services SET DueOn = {day}, WarnedFor = {day} WHERE Id IN (SELECT Id FROM Services WHERE Status = 'Active' AND NextTermOn IS NOT NULL ORDER BY Id LIMIT {Due})");
            await db.Database.ExecuteSqlAsync($"UPDATE Services SET NextTermOn = '2199-01-01'"); // nothing to invoice
        }

        var memory = new List<double>();
        using var over = new CancellationTokenSource();
        var watching = WatchAsync(memory, over.Token);
        var waiting = colleagues ? CommandsAsync(space, over.Token) : Task.FromResult("nobody");
        var looking = colleagues ? PagesAsync(space, over.Token) : Task.FromResult("nobody");
        var (since, computed) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var report = await space.Services.GetRequiredService<ISurfaceMonitor>().RunAsync(RunTrigger.CommandLine, "Benchmark", null, null, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(since);
        computed = Environment.CpuUsage.TotalTime - computed;
        await over.CancelAsync();
        await watching;
        var (waits, looks) = (await waiting, await looking);

        Measure.Print($"suspension of {Due:N0} due of {services:N0} services{(colleagues ? ", with colleagues" : "")}", $"{took.TotalSeconds:F1} s ({report.Done:N0} done by themselves, {report.Failed:N0} failed)");
        Measure.Print("processor time of the whole program", string.Create(CultureInfo.InvariantCulture, $"{computed.TotalSeconds:F1} s"));
        Measure.Print("time by pass", await ByPassAsync(space));
        Measure.Print("managed heap after a collection, every second", string.Join(' ', memory.Select(mib => mib.ToString("F0", CultureInfo.InvariantCulture))) + " MiB");
        Measure.Print("the same, drawn from nothing to the most", string.Concat(memory.Select(mib => Bars[(int)Math.Ceiling(mib / memory.Max() * Bars.Length) - 1])));
        Measure.Print("a colleague's command meanwhile", waits);
        Measure.Print("a page of the grid meanwhile", looks);
    }

    private static async Task<string> ByPassAsync(BenchmarkSpace space)
    {
        await using var db = await space.OpenAsync();
        var passes = await db.MonitorPassRuns.GroupBy(run => run.Pass).Select(group => new { group.Key, Took = group.Max(run => run.Milliseconds) }).ToListAsync();
        return string.Join(", ", passes.OrderBy(pass => pass.Key).Select(pass => string.Create(CultureInfo.InvariantCulture, $"{pass.Key} {pass.Took / 1000.0:F1} s"))) + ", the others nothing";
    }

    private static async Task WatchAsync(List<double> memory, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0);
            await Task.Delay(1_000, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<string> CommandsAsync(BenchmarkSpace space, CancellationToken ct)
    {
        var times = new List<double>();
        var commands = space.Services.GetRequiredService<ServiceCommands>();
        await using var db = await space.OpenAsync();
        var ordered = await db.Services.AsNoTracking().Where(s => s.Status == ServiceStatus.Ordered && s.ParentId == null).OrderBy(s => s.Id).Take(500).Select(s => new { s.Id, s.Version }).ToListAsync(CancellationToken.None);
        foreach (var service in ordered)
        {
            if (ct.IsCancellationRequested)
            {
                break;
            }

            var since = Stopwatch.GetTimestamp();
            await commands.ApplyAsync(service.Id, ServiceAction.Cancel, service.Version, null, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            await Task.Delay(50, CancellationToken.None);
        }

        return Words(times);
    }

    // By status, so that the counts of the tabs that the monitor changes all the time are asked too.
    private static async Task<string> PagesAsync(BenchmarkSpace space, CancellationToken ct)
    {
        var times = new List<double>();
        var grid = space.Services.GetRequiredService<ServiceGrid>();
        while (!ct.IsCancellationRequested)
        {
            var since = Stopwatch.GetTimestamp();
            await grid.ListAsync(new ServiceListQuery { Status = ServiceStatus.Active, Sort = ServiceSort.Name }, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            await Task.Delay(100, CancellationToken.None);
        }

        return Words(times);
    }

    private static string Words(List<double> times)
    {
        times.Sort();
        return times.Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{times.Count} of them: {times[times.Count / 2]:F0} ms median, {times[(int)(times.Count * 0.95)]:F0} ms p95, {times[^1]:F0} ms longest");
    }
}
