using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>A column of the grid that can be left out.</summary>
public enum ServiceColumn
{
    Created,
    Expires,
    Reseller,
    SuspendedSince,
}

internal static class ServiceColumns
{
    public static IReadOnlyList<ServiceColumn> All { get; } = Enum.GetValues<ServiceColumn>();

    public static string Title(this ServiceColumn column) => column switch
    {
        ServiceColumn.Created => "Created",
        ServiceColumn.Expires => "Expires",
        ServiceColumn.Reseller => "Reseller",
        ServiceColumn.SuspendedSince => "Suspended since",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };

    public static ServiceSort Sort(this ServiceColumn column) => column switch
    {
        ServiceColumn.Created => ServiceSort.Created,
        ServiceColumn.Expires => ServiceSort.Expires,
        ServiceColumn.Reseller => ServiceSort.Reseller,
        ServiceColumn.SuspendedSince => ServiceSort.Suspended,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };

    /// <summary>What was remembered, or a sensible choice: who sees several resellers wants to know whose a service is.</summary>
    public static IReadOnlySet<ServiceColumn> Chosen(IReadOnlyList<string>? remembered, Actor actor) => remembered is null
        ? actor.Scope is Scope.Platform ? new HashSet<ServiceColumn> { ServiceColumn.Reseller, ServiceColumn.Created } : new HashSet<ServiceColumn> { ServiceColumn.Created }
        : All.Where(column => remembered.Contains(column.ToString(), StringComparer.Ordinal)).ToHashSet();
}
