namespace SpaceAdmin.Core.Common;

/// <summary>How lists are cut into pages.</summary>
public static class Paging
{
    public static readonly IReadOnlyList<int> Sizes = [25, 50, 100];

    /// <summary>How many pages there are; one, where there is nothing.</summary>
    public static int Pages(int total, int size) => Math.Max(1, (total + size - 1) / size);

    /// <summary>Reads the number of a page from an address.</summary>
    public static int Page(string? text) => AddressQuery.Number(text) is { } number and > 0 ? number : 1;

    /// <summary>Reads the rows of a page from an address: one of <see cref="Sizes"/>.</summary>
    public static int Size(string? text) => AddressQuery.Number(text) is { } rows && Sizes.Contains(rows) ? rows : Sizes[0];
}

/// <summary>One page of a list.</summary>
/// <param name="Page">The page that it is: the last one when a later one was asked for.</param>
/// <param name="Total">Rows that match, on all pages.</param>
public sealed record Paged<T>(IReadOnlyList<T> Rows, int Page, int Total);
