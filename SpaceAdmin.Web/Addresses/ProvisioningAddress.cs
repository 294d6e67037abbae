using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of a reseller's connections to the outside.</summary>
internal static class ProvisioningAddress
{
    public const string Page = "/provisioning";

    public static string Of(int reseller) => Page + AddressQuery.Write(("reseller", reseller.ToString(CultureInfo.InvariantCulture)));
}
