using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Benchmarks;

/// <summary>Fills an empty database as the verb `seed --services N` does.</summary>
internal static class Seeding
{
    public const int Services = 100_000;

    public static async Task RunAsync(string database)
    {
        await using var space = new BenchmarkSpace(database);
        await space.StartAsync();
        var since = Stopwatch.GetTimestamp();
        var seeded = await ActivatorUtilities.CreateInstance<ServiceSeeder>(space.Services).SeedAsync(Services, null, CancellationToken.None);
        Measure.Print($"seed of {seeded.Value:N0} services", $"{Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s");
    }

    /// <summary>Adds services until there are so many in that status.</summary>
    /// <returns>How many there are in all.</returns>
    public static async Task<int> AtLeastAsync(BenchmarkSpace space, ServiceStatus status, int count)
    {
        await using var db = await space.OpenAsync();
        while (await db.Services.CountAsync(service => service.Status == status && service.NextTermOn != null) < count)
        {
            await ActivatorUtilities.CreateInstance<ServiceSeeder>(space.Services).SeedAsync(Services / 2, null, CancellationToken.None);
        }

        return await db.Services.CountAsync();
    }
}
