using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Components.Pages.Monitor;

/// <summary>Addresses of the monitor's pages.</summary>
internal static class MonitorAddress
{
    public static string Of(int page, int size) => "/monitor" + AddressQuery.Write(
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        ("size", size != Paging.Sizes[0] ? size.ToString(CultureInfo.InvariantCulture) : null));

    public static string SettingsOf(SettingOwner owner) => "/monitor/settings" + AddressQuery.Write(
        ("reseller", owner.Level is SettingLevel.Reseller ? owner.Subject.ToString(CultureInfo.InvariantCulture) : null));
}
