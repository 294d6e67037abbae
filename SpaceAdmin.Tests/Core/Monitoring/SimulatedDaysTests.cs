namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>Random small worlds. <see cref="WorldSeeds"/> says how to live through one again.</summary>
[Trait("Category", "Worlds")]
[Trait("Category", "Slow")]
public sealed class SimulatedDaysTests : SimulatedLife
{
    public static TheoryData<int> Worlds => [.. WorldSeeds.Of(2, 3, 4)];

    [Theory, MemberData(nameof(Worlds), DisableDiscoveryEnumeration = true)]
    public Task AWorld_LivedThroughWithCrashes_KeepsWhatIsTrue(int seed) => LiveThroughAsync(seed, services: 40, days: 200);
}
