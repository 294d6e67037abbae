using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>What waits is what a run then does, over random worlds.</summary>
[Trait("Category", "Worlds")]
[Trait("Category", "Slow")]
public sealed class MonitorBacklogTests : SimulatedWorld
{
    public static TheoryData<int> Seeds => [.. WorldSeeds.Of(11, 12, 13)];

    [Theory, MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Backlog_IsThereWhenARunHasWork_AndGoneAfterIt(int seed)
    {
        await CreateAsync(seed, services: 60);
        for (var day = 0; day < 40; day++)
        {
            Space.Clock.Advance(TimeSpan.FromHours(19));
            await PeopleAsync(acts: 6);
            var before = await Monitor().BacklogAsync(null, Ct);
            var own = (await Monitor().BacklogAsync(Space.Ours.Id, Ct)).Count + (await Monitor().BacklogAsync(Space.Theirs.Id, Ct)).Count;
            var preview = await PreviewAsync();
            var work = preview.Done + preview.Tasks.Count(task => task.Pass is Pass.CarryOutSchedules); // what is refused is over as well
            while ((await RunAsync()).Done > 0)
            {
                // what a late pass activates may be an early one's to invoice, with the next run
            }

            Assert.True((before.Count > 0) == (work > 0), $"Seed {seed}, day {day}: {before.Count} wait, and a run would do {work}: {string.Join("; ", preview.Tasks)}");
            Assert.Equal(before.Count, own);
            Assert.True(before.Since is null || before.Since <= Space.Clock.GetUtcNow(), $"Seed {seed}, day {day}: it waits since {before.Since}.");
            Assert.Equal(MonitorBacklog.None, await Monitor().BacklogAsync(null, Ct));
        }
    }
}
