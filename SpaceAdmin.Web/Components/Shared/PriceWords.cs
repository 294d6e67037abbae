using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Shared;

internal static class PriceWords
{
#pragma warning disable CA1308 // In the middle of a sentence.
    /// <summary>"a month", "every 3 months", "once".</summary>
    public static string Every(Cycle? cycle) => cycle switch
    {
        null => "once",
        { Count: 1, Unit: var unit } => $"a {unit.ToString().ToLowerInvariant()}",
        var several => $"every {several}",
    };
#pragma warning restore CA1308
}
