using System.Collections.Frozen;

namespace SpaceAdmin.Core.Access;

/// <summary>The three roles that every installation has: each holds every permission of its scope.</summary>
public static class BuiltInRoles
{
    public const string Administrator = "Administrator";
    public const string Reseller = "Reseller";
    public const string Customer = "Customer";

    public static IReadOnlyList<(string Name, Scope Scope)> All { get; } = [(Administrator, Scope.Platform), (Reseller, Scope.Reseller), (Customer, Scope.Customer)];

    /// <summary>Compared without regard to case: nobody else's role may look like one of these.</summary>
    public static IReadOnlySet<string> Names { get; } = All.Select(role => role.Name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
