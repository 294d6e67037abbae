using System.Globalization;
using System.Security.Cryptography;

namespace SpaceAdmin.Tests;

/// <summary>
/// The seeds of random worlds. The usual ones are the same on every machine. <c>SPACE_WORLDS=20</c> adds so many fresh ones, and
/// <c>SPACE_SEED=4711</c> runs that one alone. The seed is in the name of the test.
/// </summary>
internal static class WorldSeeds
{
    public static IReadOnlyList<int> Of(params int[] usual) => Read("SPACE_SEED") is { } only
        ? [only]
        : [.. usual, .. Enumerable.Range(0, Read("SPACE_WORLDS") ?? 0).Select(_ => RandomNumberGenerator.GetInt32(1, 1 << 24))];

    /// <summary>Whether there is time for worlds that take minutes: a long run was asked for.</summary>
    public static bool HaveTime => Read("SPACE_WORLDS") > 0;

    private static int? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
