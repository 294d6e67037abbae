using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>A column of the grid that can be left out.</summary>
/// <param name="Key">Remembered in a cookie, so it stays.</param>
/// <param name="Exact">The whole of what the text shortens, for the hover; null where there is no more to say.</param>
/// <param name="AtFirst">Whether it shows to somebody who never chose.</param>
public sealed record ServiceColumn(
    string Key, string Title, ServiceSort Sort, Func<ServiceRow, Viewer, string> Text, Func<ServiceRow, Viewer, string?> Exact, Func<Actor, bool> AtFirst)
{
    /// <summary>In the order of the grid.</summary>
    public static IReadOnlyList<ServiceColumn> All { get; } =
    [
        new(
            "Created", "Created", ServiceSort.Created,
            Text: (row, viewer) => viewer.Day(row.CreatedAt),
            Exact: (row, viewer) => viewer.Exact(row.CreatedAt),
            AtFirst: _ => true),
        new(
            "Expires", "Expires", ServiceSort.Expires,
            Text: (row, _) => row.ExpiresOn is { } day ? Days.Text(day) : "",
            Exact: (_, _) => null,
            AtFirst: _ => false),
        new(
            "Reseller", "Reseller", ServiceSort.Reseller,
            Text: (row, _) => row.Reseller,
            Exact: (row, _) => row.Reseller,
            AtFirst: actor => actor.Scope is Scope.Platform), // who sees several resellers wants to know whose a service is
        new(
            "SuspendedSince", "Suspended since", ServiceSort.Suspended,
            Text: (row, viewer) => row.SuspendedAt is { } at ? viewer.Day(at) : "",
            Exact: (row, viewer) => row.SuspendedAt is { } at ? viewer.Exact(at) : null,
            AtFirst: _ => false),
    ];

    /// <summary>What was remembered, or a sensible choice.</summary>
    /// <param name="remembered">Keys; null when nobody chose yet.</param>
    public static IReadOnlyList<ServiceColumn> Chosen(IReadOnlyList<string>? remembered, Actor actor) =>
        [.. All.Where(column => remembered?.Contains(column.Key, StringComparer.Ordinal) ?? column.AtFirst(actor))];
}
