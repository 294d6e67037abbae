using System.Globalization;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Users;

/// <summary>A column of the list to sort by. The names in addresses are these, in lower case.</summary>
public enum UserSort
{
    Name,
    Email,
    Reseller,
    Status,
    SignedIn,
}

/// <summary>What the list of users shows. It lives in the address, so that a view can be bookmarked, shared and walked back to.</summary>
public sealed record UserListQuery
{
    public const int SearchMaxLength = 100;

    /// <summary>Parts of a name, an address or, for administrators, a reseller's name.</summary>
    public string? Search { get; init; }

    public UserStatus? Status { get; init; }

    /// <summary>Of the platform, of resellers, or of customers.</summary>
    public Scope? Kind { get; init; }

    /// <summary>The key of a role that they hold.</summary>
    public int? Role { get; init; }

    public UserSort Sort { get; init; }

    public bool Descending { get; init; }

    public int Page { get; init; } = 1;

    public int Size { get; init; } = Paging.Sizes[0];

    /// <summary>Whether it leaves somebody out.</summary>
    public bool IsFiltered => Search is not null || Status is not null || Kind is not null || Role is not null;

    /// <summary>The same order, of everybody.</summary>
    public UserListQuery Everybody => this with { Search = null, Status = null, Kind = null, Role = null, Page = 1 };

    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    /// <param name="value">Gives the value of a key of the address.</param>
    public static UserListQuery Parse(Func<string, string?> value) => new()
    {
        Search = AddressQuery.Text(value("q"), SearchMaxLength),
        Status = AddressQuery.Name<UserStatus>(value("status")),
        Kind = AddressQuery.Name<Scope>(value("kind")),
        Role = int.TryParse(value("role"), NumberStyles.None, CultureInfo.InvariantCulture, out var role) ? role : null,
        Sort = AddressQuery.Name<UserSort>(value("sort")) ?? UserSort.Name,
        Descending = string.Equals(value("dir"), "desc", StringComparison.OrdinalIgnoreCase),
        Page = Paging.Page(value("page")),
        Size = Paging.Size(value("size")),
    };

    /// <summary>The same view in another order: the column again turns it round, another column starts ascending.</summary>
    public UserListQuery SortedBy(UserSort sort) => this with { Sort = sort, Descending = sort == Sort && !Descending, Page = 1 };

    /// <summary>The query part of an address, with its question mark; defaults stay out of it.</summary>
    public string ToQueryString() => AddressQuery.Write(
        ("q", Search),
        ("status", Status is { } status ? AddressQuery.Word(status) : null),
        ("kind", Kind is { } kind ? AddressQuery.Word(kind) : null),
        ("role", Role?.ToString(CultureInfo.InvariantCulture)),
        ("sort", Sort is UserSort.Name ? null : AddressQuery.Word(Sort)),
        ("dir", Descending ? "desc" : null),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("size", Size != Paging.Sizes[0] ? Size.ToString(CultureInfo.InvariantCulture) : null));
}
