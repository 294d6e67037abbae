using ArchUnitNET.Loader;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Architecture;

/// <summary>Which folder of Core uses which, and by what types, read from the compiled assembly. A folder is the third part of a namespace.</summary>
internal static class CompiledFolders
{
    private const string Root = "SpaceAdmin.Core.";

    private static readonly Lazy<ILookup<(string From, string To), string>> s_edges = new(Read);

    /// <summary>Each edge with the types that make it: "ActorReader → Session".</summary>
    public static ILookup<(string From, string To), string> Edges => s_edges.Value;

    public static IReadOnlySet<string> All { get; } = typeof(SpaceDb).Assembly.GetTypes()
        .Select(type => FolderOf(type.FullName)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static ILookup<(string From, string To), string> Read()
    {
        var core = new ArchLoader().LoadAssembly(typeof(SpaceDb).Assembly).Build();
        return (from type in core.Types
                let folder = FolderOf(type.FullName)
                where folder is not null && !type.FullName.Contains(".Migrations.", StringComparison.Ordinal)
                from dependency in type.Dependencies
                let used = FolderOf(dependency.Target.FullName)
                where used is not null && used != folder
                select (Edge: (folder, used), Types: $"{type.FullName[Root.Length..]} → {dependency.Target.FullName[Root.Length..]}"))
            .Distinct().ToLookup(pair => pair.Edge, pair => pair.Types);
    }

    private static string? FolderOf(string? name) =>
        name is not null && name.StartsWith(Root, StringComparison.Ordinal) && name[Root.Length..].Split('.') is [var folder, _, ..] ? folder : null;
}
