using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Which runs the monitor's page shows, as its address says it.</summary>
public sealed record RunsAddress(int Page, int Size)
{
    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    public static RunsAddress Parse(Func<string, string?> value) => new(Paging.Page(value("page")), Paging.Size(value("size")));

    public string Text => MonitorAddress.Page + AddressQuery.Write(
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("size", Size != Paging.Sizes[0] ? Size.ToString(CultureInfo.InvariantCulture) : null));
}
