using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of the templates: whose, and of which event.</summary>
internal static class MailPageAddress
{
    public const string List = "/mail";

    /// <param name="happened">Null for the list.</param>
    public static string Of(int resellerId, string? happened = null) =>
        List + AddressQuery.Write(("reseller", resellerId.ToString(CultureInfo.InvariantCulture)), ("event", happened));
}
