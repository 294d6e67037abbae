using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Benchmarks;

/// <summary>Commands without end on four tasks, each on random services, until the process is killed: the tests kill it.</summary>
internal static class Burst
{
    public static async Task RunAsync(string database)
    {
        await using var space = new BenchmarkSpace(database);
        int[] numbers;
        await using (var db = await space.OpenAsync())
        {
            numbers = await db.Services.Select(service => service.Id).ToArrayAsync();
        }

        Console.WriteLine("bursting");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Run(() => ActAsync(space, numbers, new Random(seed)))));
    }

    private static async Task ActAsync(BenchmarkSpace space, int[] numbers, Random random)
    {
        var commands = space.Services.GetRequiredService<ServiceCommands>();
        var notes = space.Services.GetRequiredService<NoteCommands>();
        for (var done = 0; ; done++)
        {
            var number = numbers[random.Next(numbers.Length)];
            await using var db = await space.OpenAsync();
            var version = await db.Services.Where(service => service.Id == number).Select(service => service.Version).FirstOrDefaultAsync();

            // Refusals are part of it: most pairs of status and action are not in the table.
            await commands.ApplyAsync(number, (ServiceAction)random.Next(3), version, "burst", CancellationToken.None);
            await notes.AddAsync(number, "burst", customerCanRead: false, CancellationToken.None);
            if (done == 5)
            {
                Console.WriteLine("under way");
            }
        }
    }
}
