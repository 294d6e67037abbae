namespace SpaceAdmin.Tests.Architecture;

/// <summary>Which folder of Core may use which. Read from what was compiled, so that no alias, global using or full name slips through.</summary>
public sealed class CoreFolderTests
{
    // What carries every feature and knows none. Data maps every entity: it stands beside the ground, and is no part of a circle.
    private static readonly string[] s_ground = ["Common", "Access", "Live", "Audit"];

    /// <summary>Reads that go upwards. They show something beside what they are about, and no rule depends on them.</summary>
    private static readonly (string Reader, string Folder, string Why)[] s_allowed =
    [
        ("Access.ActorReader", "Customers", "whoever is signed in as a customer acts for it"),
        ("Audit.AuditQueries", "Services", "the log of one service asks whether its reader may see that service"),
        ("Services.ServiceQueries", "Catalogue", "the panel shows the plan by name"),
        ("Services.ProvisionerBook", "Catalogue", "the plan that a service was bought as names its provisioner"),
        ("Outbox.OutboxCommands", "Services", "the audit log names the service that a decision is about"),
        ("Outbox.OutboxQueries", "Billing", "the queue shows the number of the invoice that a mail is about"),
    ];

    private static IEnumerable<string> Features => CompiledFolders.Core.All.Except([.. s_ground, "Data"]);

    [Fact]
    public void Folders_WhereWeLook_AreThere()
    {
        Assert.Superset(new HashSet<string>(["Services", "Notes", "Customers", "Importing", "Billing", "Monitoring"]), Features.ToHashSet());
        Assert.True(CompiledFolders.Core.Edges.Contains(("Notes", "Services")));
    }

    [Theory]
    [InlineData("Common")]
    [InlineData("Live")]
    public void TheLowest_UseNothing(string folder) => Assert.Empty(Uses(folder, [.. CompiledFolders.Core.All]));

    [Fact]
    public void TheGround_UsesNoFeature() => Assert.Empty(s_ground.SelectMany(folder => Uses(folder, [.. Features])));

    [Fact]
    public void Features_UseOneAnotherDownwardsOnly() => Assert.Empty(Circles(Features.ToDictionary(
        feature => feature, feature => Features.Where(other => Uses(feature, other).Any()).ToHashSet(StringComparer.Ordinal))));

    [Fact]
    public void Allowed_IsOnlyWhatIsThere() => Assert.Empty(s_allowed
        .Where(allowed => !All(allowed.Reader.Split('.')[0], allowed.Folder).Any(use => Reads(use, allowed.Reader)))
        .Select(allowed => $"{allowed.Reader} no longer reads {allowed.Folder}"));

    [Fact]
    public void Circles_OfTwoThatUseOneAnother_NamesBoth()
    {
        var folders = new Dictionary<string, HashSet<string>> { ["A"] = ["B"], ["B"] = ["C"], ["C"] = ["B"], ["D"] = [] };

        Assert.Equal(["A uses B", "B uses C", "C uses B"], Circles(folders));
    }

    /// <summary>Takes away what uses nothing that is left, until nothing goes: what stays is in a circle, or uses one.</summary>
    private static IEnumerable<string> Circles(Dictionary<string, HashSet<string>> folders)
    {
        while (folders.Where(folder => folder.Value.Count == 0).Select(folder => folder.Key).ToArray() is { Length: > 0 } lowest)
        {
            foreach (var folder in lowest)
            {
                folders.Remove(folder);
            }

            foreach (var uses in folders.Values)
            {
                uses.ExceptWith(lowest);
            }
        }

        return folders.Order(Comparer<KeyValuePair<string, HashSet<string>>>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key)))
            .Select(folder => $"{folder.Key} uses {string.Join(", ", folder.Value)}");
    }

    private static IEnumerable<string> Uses(string folder, params string[] others) => others.SelectMany(other => All(folder, other)
        .Where(use => !s_allowed.Any(allowed => allowed.Folder == other && Reads(use, allowed.Reader))));

    private static IEnumerable<string> All(string folder, string other) => CompiledFolders.Core.Edges[(folder, other)];

    // The type itself, and what the compiler made of its methods.
    private static bool Reads(string use, string reader) =>
        use.StartsWith(reader, StringComparison.Ordinal) && !char.IsLetterOrDigit(use[reader.Length]);
}
