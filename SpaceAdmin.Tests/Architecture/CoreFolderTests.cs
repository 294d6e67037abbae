using System.Text.RegularExpressions;

namespace SpaceAdmin.Tests.Architecture;

/// <summary>Which folder of Core uses which, read from the sources.</summary>
public sealed partial class CoreFolderTests
{
    // Data maps every entity, so it may know every feature; the rest of the ground carries them and knows none.
    private static readonly string[] s_ground = ["Common", "Access", "Live", "Audit"];

    private static readonly Dictionary<string, string[]> s_uses = ReadSources();

    private static IEnumerable<string> Features => s_uses.Keys.Except([.. s_ground, "Data"]);

    [Fact]
    public void Sources_WhereWeLook_AreThere()
    {
        Assert.Superset(new HashSet<string>(["Services", "Notes", "Customers", "Importing"]), Features.ToHashSet());
        Assert.Contains("Services", s_uses["Notes"]);
    }

    [Fact]
    public void Common_UsesNothing() => Assert.Empty(s_uses["Common"]);

    [Fact]
    public void Live_UsesNothing() => Assert.Empty(s_uses["Live"]);

    [Fact]
    public void TheGround_UsesNoFeature() =>
        Assert.Empty(s_ground.SelectMany(folder => s_uses[folder].Intersect(Features).Select(feature => $"{folder} uses {feature}")));

    [Fact]
    public void Features_UseOneAnotherDownwardsOnly()
    {
        var left = Features.ToDictionary(feature => feature, feature => s_uses[feature].Intersect(Features).ToHashSet());
        while (left.Where(feature => feature.Value.Count == 0).Select(feature => feature.Key).ToArray() is { Length: > 0 } lowest)
        {
            foreach (var feature in lowest)
            {
                left.Remove(feature);
            }

            foreach (var uses in left.Values)
            {
                uses.ExceptWith(lowest);
            }
        }

        Assert.Empty(left.Select(feature => $"{feature.Key} is in a circle with {string.Join(", ", feature.Value)}"));
    }

    private static Dictionary<string, string[]> ReadSources() => Directory.GetDirectories(CoreFolder())
        .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
        .ToDictionary(
            folder => Path.GetFileName(folder),
            folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => Using().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups["folder"].Value)
                .Where(used => used != Path.GetFileName(folder))
                .Distinct()
                .ToArray());

    private static string CoreFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SpaceAdmin.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("SpaceAdmin.sln is in no folder above the tests.");
        }

        return Path.Combine(folder.FullName, "SpaceAdmin.Core");
    }

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?SpaceAdmin\.Core\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
