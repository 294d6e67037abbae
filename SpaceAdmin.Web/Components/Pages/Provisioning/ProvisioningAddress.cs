using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Pages.Provisioning;

internal static class ProvisioningAddress
{
    public static string Of(int reseller) => "/provisioning" + AddressQuery.Write(("reseller", reseller.ToString(CultureInfo.InvariantCulture)));
}
