using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Customers;

/// <summary>A column of the list to sort by. The names in addresses are these, in lower case.</summary>
public enum CustomerSort
{
    User,
    Name,
    Email,
    Reseller,
}

/// <summary>What the list of customers shows. It lives in the address, so that a view can be bookmarked, shared and walked back to.</summary>
public sealed record CustomerListQuery
{
    public const int SearchMaxLength = 100;

    /// <summary>Parts of the user name, the name or the e-mail address, or of those of whoever signs in for it.</summary>
    public string? Search { get; init; }

    public CustomerSort Sort { get; init; }

    public bool Descending { get; init; }

    public int Page { get; init; } = 1;

    public int Size { get; init; } = Paging.Sizes[0];

    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    /// <param name="value">Gives the value of a key of the address.</param>
    public static CustomerListQuery Parse(Func<string, string?> value) => new()
    {
        Search = AddressQuery.Text(value("q"), SearchMaxLength),
        Sort = AddressQuery.Name<CustomerSort>(value("sort")) ?? CustomerSort.User,
        Descending = string.Equals(value("dir"), "desc", StringComparison.OrdinalIgnoreCase),
        Page = Paging.Page(value("page")),
        Size = Paging.Size(value("size")),
    };

    /// <summary>The same view in another order: the column again turns it round, another column starts ascending.</summary>
    public CustomerListQuery SortedBy(CustomerSort sort) =>
        this with { Sort = sort, Descending = sort == Sort && !Descending, Page = 1 };

    /// <summary>The query part of an address, with its question mark; defaults stay out of it.</summary>
    public string ToQueryString() => AddressQuery.Write(
        ("q", Search),
        ("sort", Sort is CustomerSort.User ? null : AddressQuery.Word(Sort)),
        ("dir", Descending ? "desc" : null),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("size", Size != Paging.Sizes[0] ? Size.ToString(CultureInfo.InvariantCulture) : null));
}
