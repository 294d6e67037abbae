namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>A large world through a year. <see cref="WorldSeeds"/> says how large.</summary>
[Trait("Category", "Worlds")]
[Trait("Category", "Slow")]
public sealed class SimulatedYearTests : SimulatedLife
{
    [Fact]
    public Task ALargeWorld_LivedThroughWithCrashes_KeepsWhatIsTrue() => LiveThroughAsync(seed: 1, services: WorldSeeds.HaveTime ? 1_000 : 200, days: 365);
}
