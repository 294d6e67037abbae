using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Benchmarks;

/// <summary>A suspension or activation with its timeline, its audit and a cascade of five add-ons.</summary>
internal static class CommandBenchmark
{
    private const int AddOns = 5;

    public static async Task RunAsync(string database)
    {
        await using var space = new BenchmarkSpace(database);
        space.Actor = await space.LargestTenantAsync();
        var commands = space.Services.GetRequiredService<ServiceCommands>();
        var number = await ParentAsync(space);

        var version = (await VersionAsync(space, number)) - 1;

        Measure.Print($"suspend or activate with {AddOns} add-ons", await Measure.RunAsync(200, 300, async i =>
        {
            version++; // as the page that shows the service knows it
            var result = await commands.ApplyAsync(number, i % 2 == 0 ? ServiceAction.Suspend : ServiceAction.Activate, version, null, CancellationToken.None);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException(result.Failure.Message);
            }
        }));
    }

    private static async Task<int> VersionAsync(BenchmarkSpace space, int number)
    {
        await using var db = await space.OpenAsync();
        return await db.Services.Where(service => service.Id == number).Select(service => service.Version).SingleAsync();
    }

    private static async Task<int> ParentAsync(BenchmarkSpace space)
    {
        await using var db = await space.OpenAsync();
        var customer = await db.Customers.FirstAsync(c => c.ResellerId == space.Actor.ResellerId);
        var types = await db.ServiceTypes.ToDictionaryAsync(type => type.Name);
        var now = TimeProvider.System.GetUtcNow();
        var parent = SpaceService.Order(customer, types["Hosting plan"], "Benchmark plan", null, space.Actor, now);
        parent.Apply(ServiceAction.Activate, null, SuspensionSource.Manual, space.Actor, LocalNow.Utc(now));
        db.Services.Add(parent);
        await db.SaveChangesAsync();
        for (var i = 0; i < AddOns; i++)
        {
            var addOn = SpaceService.Order(customer, types["Hosting add-on"], $"Benchmark add-on {i}", parent, space.Actor, now);
            addOn.Apply(ServiceAction.Activate, null, SuspensionSource.Manual, space.Actor, LocalNow.Utc(now));
            db.Services.Add(addOn);
            await db.SaveChangesAsync();
        }

        return parent.Id;
    }
}
