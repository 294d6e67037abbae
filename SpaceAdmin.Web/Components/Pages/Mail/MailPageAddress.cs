using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Pages.Mail;

/// <summary>Addresses of the templates: whose, and of which event.</summary>
internal static class MailPageAddress
{
    /// <param name="happened">Null for the list.</param>
    public static string Of(int resellerId, string? happened = null) =>
        "/mail" + AddressQuery.Write(("reseller", resellerId.ToString(CultureInfo.InvariantCulture)), ("event", happened));
}
