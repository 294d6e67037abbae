using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>A column of the grid to sort by. The names in addresses are these, in lower case.</summary>
public enum ServiceSort
{
    Number,
    Name,
    Type,
    Status,
    User,
    Created,
    Expires,
    Reseller,
    Suspended,
}

/// <summary>What the grid shows. It lives in the address, so that a view can be bookmarked, shared and walked back to.</summary>
public sealed record ServiceListQuery
{
    public const int SearchMaxLength = 100;

    public string? Search { get; init; }

    public ServiceStatus? Status { get; init; }

    /// <summary>The name of a service type.</summary>
    public string? Type { get; init; }

    /// <summary>A whole user name.</summary>
    public string? User { get; init; }

    public ServiceSort Sort { get; init; }

    public bool Descending { get; init; }

    public int Page { get; init; } = 1;

    public int Size { get; init; } = Paging.Sizes[0];

    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    /// <param name="value">Gives the value of a key of the address.</param>
    public static ServiceListQuery Parse(Func<string, string?> value) => new()
    {
        Search = AddressQuery.Text(value("q"), SearchMaxLength),
        Status = AddressQuery.Name<ServiceStatus>(value("status")),
        Type = AddressQuery.Text(value("type"), SearchMaxLength),
        User = AddressQuery.Text(value("user"), SearchMaxLength),
        Sort = AddressQuery.Name<ServiceSort>(value("sort")) ?? ServiceSort.Number,
        Descending = string.Equals(value("dir"), "desc", StringComparison.OrdinalIgnoreCase),
        Page = Paging.Page(value("page")),
        Size = Paging.Size(value("size")),
    };

    /// <summary>The same view in another order: the column again turns it round, another column starts ascending.</summary>
    public ServiceListQuery SortedBy(ServiceSort sort) =>
        this with { Sort = sort, Descending = sort == Sort && !Descending, Page = 1 };

    /// <summary>The query part of an address, with its question mark; defaults stay out of it.</summary>
    public string ToQueryString() => AddressQuery.Write(
        ("q", Search),
        ("status", Status is { } status ? AddressQuery.Word(status) : null),
        ("type", Type),
        ("user", User),
        ("sort", Sort is ServiceSort.Number ? null : AddressQuery.Word(Sort)),
        ("dir", Descending ? "desc" : null),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("size", Size != Paging.Sizes[0] ? Size.ToString(CultureInfo.InvariantCulture) : null));
}
