using System.Globalization;

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
    Reseller,
    Suspended,
}

/// <summary>What the grid shows. It lives in the address, so that a view can be bookmarked, shared and walked back to.</summary>
public sealed record ServiceListQuery
{
    public const int SearchMaxLength = 100;

    public static readonly IReadOnlyList<int> Sizes = [25, 50, 100];

    public string? Search { get; init; }

    public ServiceStatus? Status { get; init; }

    /// <summary>The name of a service type.</summary>
    public string? Type { get; init; }

    /// <summary>A whole user name.</summary>
    public string? User { get; init; }

    public ServiceSort Sort { get; init; }

    public bool Descending { get; init; }

    public int Page { get; init; } = 1;

    public int Size { get; init; } = Sizes[0];

    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    public static ServiceListQuery Parse(
        string? q, string? status, string? type, string? user, string? sort, string? dir, string? page, string? size) => new()
        {
            Search = Text(q),
            Status = Name<ServiceStatus>(status),
            Type = Text(type),
            User = Text(user),
            Sort = Name<ServiceSort>(sort) ?? ServiceSort.Number,
            Descending = string.Equals(dir, "desc", StringComparison.OrdinalIgnoreCase),
            Page = Number(page) is { } number and > 0 ? number : 1,
            Size = Number(size) is { } rows && Sizes.Contains(rows) ? rows : Sizes[0],
        };

    /// <summary>The same view in another order: the column again turns it round, another column starts ascending.</summary>
    public ServiceListQuery SortedBy(ServiceSort sort) =>
        this with { Sort = sort, Descending = sort == Sort && !Descending, Page = 1 };

    /// <summary>The query part of an address, with its question mark; defaults stay out of it.</summary>
    public string ToQueryString()
    {
        var pairs = new List<string>();
        Add("q", Search);
        Add("status", Status?.ToString());
        Add("type", Type);
        Add("user", User);
        Add("sort", Sort is ServiceSort.Number ? null : Sort.ToString());
        Add("dir", Descending ? "desc" : null);
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        Add("size", Size != Sizes[0] ? Size.ToString(CultureInfo.InvariantCulture) : null);
        return pairs.Count == 0 ? "" : "?" + string.Join('&', pairs);

        void Add(string key, string? value)
        {
            if (value is not null)
            {
#pragma warning disable CA1308 // Addresses are written in lower case.
                pairs.Add($"{key}={Uri.EscapeDataString(key is "status" or "sort" ? value.ToLowerInvariant() : value)}");
#pragma warning restore CA1308
            }
        }
    }

    private static string? Text(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: > SearchMaxLength } long_ ? long_[..SearchMaxLength] : text.Trim();

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A name only: Enum.TryParse alone would take "7" and "Active,Suspended" as well.
    private static T? Name<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? value : null;
}
