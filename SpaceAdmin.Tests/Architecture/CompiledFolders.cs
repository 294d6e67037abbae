using System.Reflection;
using ArchUnitNET.Loader;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Architecture;

/// <summary>Which folder uses which, and by what types, read from the compiled assembly. A folder is the part of a namespace after the root.</summary>
internal sealed class CompiledFolders
{
    private readonly Assembly _assembly;
    private readonly string _root;
    private readonly Lazy<ILookup<(string From, string To), string>> _edges;

    private CompiledFolders(Assembly assembly, string root)
    {
        (_assembly, _root) = (assembly, root);
        _edges = new(Read);
        All = assembly.GetTypes().Select(type => FolderOf(type.FullName)).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    public static CompiledFolders Core { get; } = new(typeof(SpaceDb).Assembly, "SpaceAdmin.Core.");

    public static CompiledFolders Pages { get; } = new(typeof(App).Assembly, "SpaceAdmin.Web.Components.Pages.");

    /// <summary>Each edge with the types that make it: "Access.ActorReader → Customers.Customer".</summary>
    public ILookup<(string From, string To), string> Edges => _edges.Value;

    public IReadOnlySet<string> All { get; }

    private ILookup<(string From, string To), string> Read()
    {
        var compiled = new ArchLoader().LoadAssembly(_assembly).Build();
        return (from type in compiled.Types
                let folder = FolderOf(type.FullName)
                where folder is not null && !type.FullName.Contains(".Migrations.", StringComparison.Ordinal)
                from dependency in type.Dependencies
                let used = FolderOf(dependency.Target.FullName)
                where used is not null && used != folder
                select (Edge: (folder, used), Types: $"{type.FullName[_root.Length..]} → {dependency.Target.FullName[_root.Length..]}"))
            .Distinct().ToLookup(pair => pair.Edge, pair => pair.Types);
    }

    private string? FolderOf(string? name) =>
        name is not null && name.StartsWith(_root, StringComparison.Ordinal) && name[_root.Length..].Split('.') is [var folder, _, ..] ? folder : null;
}
