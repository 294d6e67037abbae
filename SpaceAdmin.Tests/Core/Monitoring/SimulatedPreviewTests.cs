namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>Previews of random worlds. <see cref="WorldSeeds"/> says how to live through one again.</summary>
[Trait("Category", "Worlds")]
[Trait("Category", "Slow")]
public sealed class SimulatedPreviewTests : SimulatedLife
{
    public static TheoryData<int> Seeds => [.. WorldSeeds.Of(11, 12, 13, 14)];

    [Theory, MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task APreview_IsWhatTheRunThenDoes(int seed)
    {
        await CreateAsync(seed, 60);
        var met = 0;
        for (var day = 0; day < 90; day++)
        {
            Space.Clock.Advance(TimeSpan.FromHours(Between(10, 60)));
            await PeopleAsync(6);
            met += (await RunAsPreviewedAsync(seed, day)).Done;
        }

        Assert.True(met > 100, $"Seed {seed}: there was hardly anything to do.");
    }
}
