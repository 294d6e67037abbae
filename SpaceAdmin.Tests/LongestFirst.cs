using SpaceAdmin.Tests;
using SpaceAdmin.Tests.Browser;
using SpaceAdmin.Tests.Core.Billing;
using SpaceAdmin.Tests.Core.Monitoring;
using SpaceAdmin.Tests.Web;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace SpaceAdmin.Tests;

/// <summary>Begins with the classes that take longest, so that no processor waits for one of them in the end. The order proves nothing.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] s_long =
    [
        typeof(SimulatedYearTests), typeof(MonitorOnceTests), typeof(AccessibilityOfResellerTests), typeof(AccessibilityTests), typeof(AccessibilityOfDialogTests), typeof(PasskeyTests), typeof(MonitorKillTests),
        typeof(MoneyAndOutsideTests), typeof(KillTests), typeof(SimulatedDaysTests), typeof(UsersTests), typeof(ReconnectTests), typeof(SimulatedPreviewTests), typeof(DeskTests),
    ];

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection =>
        [.. testCollections.OrderBy(collection => Place(collection.TestCollectionDisplayName)).ThenBy(collection => collection.UniqueID, StringComparer.Ordinal)];

    private static int Place(string collection) =>
        Array.FindIndex(s_long, type => collection.Contains($" {type.FullName} ", StringComparison.Ordinal)) is >= 0 and var place ? place : s_long.Length;
}
