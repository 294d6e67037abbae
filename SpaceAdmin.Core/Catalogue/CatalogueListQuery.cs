using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>What the lists of plans and of add-ons show. It lives in the address, so that a view can be bookmarked, shared and walked back to.</summary>
public sealed record CatalogueListQuery
{
    /// <summary>A part of the name.</summary>
    public string? Search { get; init; }

    /// <summary>Whether what is archived is shown too.</summary>
    public bool Archived { get; init; }

    /// <summary>The page of the plans.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The page of the add-ons.</summary>
    public int AddOnPage { get; init; } = 1;

    public int Size { get; init; } = Paging.Sizes[0];

    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    /// <param name="value">Gives the value of a key of the address.</param>
    public static CatalogueListQuery Parse(Func<string, string?> value) => new()
    {
        Search = AddressQuery.Text(value("q"), NamedListQuery.SearchMaxLength),
        Archived = value("archived") == "1",
        Page = Paging.Page(value("page")),
        AddOnPage = Paging.Page(value("addons")),
        Size = Paging.Size(value("size")),
    };

    /// <summary>The query part of an address, with its question mark; defaults stay out of it.</summary>
    public string ToQueryString() => AddressQuery.Write(
        ("q", Search),
        ("archived", Archived ? "1" : null),
        ("page", Number(Page, 1)),
        ("addons", Number(AddOnPage, 1)),
        ("size", Number(Size, Paging.Sizes[0])));

    private static string? Number(int number, int usual) => number == usual ? null : number.ToString(CultureInfo.InvariantCulture);
}
