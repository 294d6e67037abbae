using System.Globalization;

namespace SpaceAdmin.Core.Common;

/// <summary>What a list of things by name shows, such as that of resellers. It lives in the address, so that a view can be bookmarked, shared and walked back to.</summary>
public sealed record NamedListQuery
{
    public const int SearchMaxLength = 100;

    /// <summary>A part of the name.</summary>
    public string? Search { get; init; }

    public int Page { get; init; } = 1;

    public int Size { get; init; } = Paging.Sizes[0];

    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    /// <param name="value">Gives the value of a key of the address.</param>
    public static NamedListQuery Parse(Func<string, string?> value) => new()
    {
        Search = AddressQuery.Text(value("q"), SearchMaxLength),
        Page = Paging.Page(value("page")),
        Size = Paging.Size(value("size")),
    };

    /// <summary>The query part of an address, with its question mark; defaults stay out of it.</summary>
    public string ToQueryString() => AddressQuery.Write(
        ("q", Search),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("size", Size != Paging.Sizes[0] ? Size.ToString(CultureInfo.InvariantCulture) : null));
}
