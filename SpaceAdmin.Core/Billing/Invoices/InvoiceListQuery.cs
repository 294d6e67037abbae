using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>A part of the list. The names in addresses are these, in lower case.</summary>
public enum InvoiceTab
{
    /// <summary>Also what is overdue.</summary>
    Unpaid,

    /// <summary>Unpaid, and its due day has passed where its reseller is.</summary>
    Overdue,
    Paid,
    Void,
    Credited,
}

/// <summary>A column of the list to sort by. The names in addresses are these, in lower case.</summary>
public enum InvoiceSort
{
    /// <summary>As they were issued; for one reseller that is by their number as well.</summary>
    Issued,

    /// <summary>Where there is more than one reseller, one after the other.</summary>
    Number,
    Customer,
    Due,
    Total,
}

/// <summary>What the list of invoices shows. It lives in the address, so that a view can be bookmarked, shared and walked back to.</summary>
public sealed record InvoiceListQuery
{
    public const int SearchMaxLength = 100;

    /// <summary>A whole number, or parts of a customer's user name or name.</summary>
    public string? Search { get; init; }

    /// <summary>A customer's whole user name.</summary>
    public string? User { get; init; }

    public InvoiceTab? Tab { get; init; }

    public InvoiceSort Sort { get; init; }

    public bool Descending { get; init; } = true;

    public int Page { get; init; } = 1;

    public int Size { get; init; } = Paging.Sizes[0];

    /// <summary>Whether anything but the tab leaves some out.</summary>
    public bool IsSearched => Search is not null || User is not null;

    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    /// <param name="value">Gives the value of a key of the address.</param>
    public static InvoiceListQuery Parse(Func<string, string?> value)
    {
        var sort = AddressQuery.Name<InvoiceSort>(value("sort")) ?? InvoiceSort.Issued;
        var turned = string.Equals(value("dir"), sort is InvoiceSort.Issued ? "asc" : "desc", StringComparison.OrdinalIgnoreCase);
        return new InvoiceListQuery
        {
            Search = AddressQuery.Text(value("q"), SearchMaxLength),
            User = AddressQuery.Text(value("user"), SearchMaxLength),
            Tab = AddressQuery.Name<InvoiceTab>(value("status")),
            Sort = sort,
            Descending = turned != (sort is InvoiceSort.Issued),
            Page = Paging.Page(value("page")),
            Size = Paging.Size(value("size")),
        };
    }

    /// <summary>The same view in another order: the column again turns it round, another column starts ascending.</summary>
    public InvoiceListQuery SortedBy(InvoiceSort sort) => this with { Sort = sort, Descending = sort == Sort && !Descending, Page = 1 };

    /// <summary>The query part of an address, with its question mark; defaults, the newest first among them, stay out of it.</summary>
    public string ToQueryString() => AddressQuery.Write(
        ("q", Search),
        ("user", User),
        ("status", Tab is { } tab ? AddressQuery.Word(tab) : null),
        ("sort", Sort is InvoiceSort.Issued ? null : AddressQuery.Word(Sort)),
        ("dir", Descending == (Sort is InvoiceSort.Issued) ? null : Descending ? "desc" : "asc"),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("size", Size != Paging.Sizes[0] ? Size.ToString(CultureInfo.InvariantCulture) : null));
}
