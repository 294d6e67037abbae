using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Benchmarks;

/// <summary>Server time of one page of the grid, with its total and its counts: every column, both ways.</summary>
internal static class GridBenchmark
{
    private const int Runs = 60;

    public static async Task RunAsync(string database)
    {
        await using var space = new BenchmarkSpace(database);
        foreach (var actor in new[] { await space.LargestTenantAsync(), Actor.CommandLine })
        {
            space.Actor = actor;
            var grid = space.Services.GetRequiredService<ServiceGrid>();
            var total = (await grid.ListAsync(new ServiceListQuery(), CancellationToken.None)).Total;
            var who = actor.Scope is Scope.Platform ? "administrator" : "reseller";
            Console.WriteLine($"grid of a {who} with {total:N0} services");
            foreach (var sort in Enum.GetValues<ServiceSort>())
            {
                foreach (var descending in new[] { false, true })
                {
                    var query = new ServiceListQuery { Sort = sort, Descending = descending };
                    await PrintAsync($"  {sort}{(descending ? " descending" : "")}, first page", query);
                    await PrintAsync($"  {sort}{(descending ? " descending" : "")}, page in the middle", query with { Page = Math.Max(1, total / query.Size / 2) });
                }
            }

            await PrintAsync("  status Suspended by name", new ServiceListQuery { Status = ServiceStatus.Suspended, Sort = ServiceSort.Name });
            await PrintAsync("  status Active by user", new ServiceListQuery { Status = ServiceStatus.Active, Sort = ServiceSort.User });
            await PrintAsync("  search, rare", new ServiceListQuery { Search = "zz9" });
            await PrintAsync("  search, common", new ServiceListQuery { Search = "ho", Sort = ServiceSort.Name });

            async Task PrintAsync(string what, ServiceListQuery query) =>
                Measure.Print(what, await Measure.RunAsync(10, Runs, _ => grid.ListAsync(query, CancellationToken.None)));
        }
    }
}
