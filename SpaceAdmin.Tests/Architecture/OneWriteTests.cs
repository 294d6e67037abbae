using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Architecture;

/// <summary>The shell of a write stands once. Whoever begins a transaction past it forgets what it does for all.</summary>
[Trait("Category", "Slow")]
public sealed class OneWriteTests
{
    private static readonly string[] s_allowed =
    [
        "Data.Writer", // the shell
        "Data.SpaceDb", "Data.SqliteSpaceDb", // what it calls
        "Monitoring.MonitorPreview", // tries what a run would do, and takes all of it back
        "Data.SqliteObjects", "Data.StoredPermissions", // at the start, before anybody is let in
    ];

    [Fact]
    public void BeginWrite_IsCalledByTheShellAlone()
    {
        var callers = new ArchLoader().LoadAssemblies(typeof(SpaceDb).Assembly, typeof(Passkeys).Assembly).Build().Types
            .Where(type => type.Dependencies.OfType<MethodCallDependency>().Any(Begins))
            .Select(type => type.FullName.Replace("SpaceAdmin.Core.", "", StringComparison.Ordinal).Split('+')[0])
            .Distinct().ToList();

        Assert.Contains("Data.Writer", callers);
        Assert.Empty(callers.Except(s_allowed));
    }

    private static bool Begins(MethodCallDependency call) =>
        call.TargetMember.Name.StartsWith("BeginWriteAsync(", StringComparison.Ordinal) || call.TargetMember.Name.StartsWith("BeginBulkWriteAsync(", StringComparison.Ordinal);
}
