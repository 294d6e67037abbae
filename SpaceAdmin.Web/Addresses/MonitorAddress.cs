using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of the monitor's pages.</summary>
internal static class MonitorAddress
{
    public const string Page = "/monitor";
    public const string Queue = "/monitor/queue";
    public const string Settings = "/monitor/settings";

    public static string SettingsOf(SettingOwner owner) => Settings + AddressQuery.Write(
        ("reseller", owner.Level is SettingLevel.Reseller ? owner.Subject.ToString(CultureInfo.InvariantCulture) : null));
}
