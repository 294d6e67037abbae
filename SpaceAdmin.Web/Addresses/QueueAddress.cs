using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Web.Addresses;

/// <summary>What the queue's page shows, as its address says it.</summary>
public sealed record QueueAddress(QueueTab Tab, int Page, int Size)
{
    /// <summary>Reads an address that somebody may have typed: nonsense becomes the default.</summary>
    public static QueueAddress Parse(Func<string, string?> value) =>
        new(AddressQuery.Name<QueueTab>(value("status")) ?? QueueTab.Failed, Paging.Page(value("page")), Paging.Size(value("size")));

    public string Text => MonitorAddress.Queue + AddressQuery.Write(
        ("status", Tab is QueueTab.Failed ? null : AddressQuery.Word(Tab)),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("size", Size != Paging.Sizes[0] ? Size.ToString(CultureInfo.InvariantCulture) : null));
}
