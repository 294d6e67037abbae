using System.Globalization;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of invoices, on the desk and for the customers whose they are.</summary>
internal static class InvoiceAddress
{
    public const string List = "/invoices";
    public const string Mine = "/my/invoices";

    private const string SettingsPage = "/invoices/settings";

    /// <summary>Names the reseller when the number alone may mean another's.</summary>
    public const string ResellerKey = "reseller";

    public static string Of(InvoiceListQuery query) => List + query.ToQueryString();

    public static string OfMine(InvoiceListQuery query) => Mine + query.ToQueryString();

    /// <param name="reseller">Whose, for whoever may choose.</param>
    public static string Settings(int? reseller = null) => SettingsPage + AddressQuery.Write((ResellerKey, reseller?.ToString(CultureInfo.InvariantCulture)));

    /// <param name="reseller">For viewers of more than one reseller's invoices.</param>
    public static string Of(int number, int? reseller = null) => reseller is { } one
        ? string.Create(CultureInfo.InvariantCulture, $"{List}/{number}?{ResellerKey}={one}")
        : string.Create(CultureInfo.InvariantCulture, $"{List}/{number}");

    public static string OfMine(int number) => string.Create(CultureInfo.InvariantCulture, $"{Mine}/{number}");

    public static string Pdf(int number, int reseller) => string.Create(CultureInfo.InvariantCulture, $"{List}/{number}/pdf?{ResellerKey}={reseller}");

    public static string MyPdf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Mine}/{number}/pdf");

    /// <param name="number">Of the invoice.</param>
    /// <param name="note">The number of the credit note.</param>
    public static string CreditNotePdf(int number, int note, int reseller) =>
        string.Create(CultureInfo.InvariantCulture, $"{List}/{number}/credit-notes/{note}/pdf?{ResellerKey}={reseller}");

    public static string MyCreditNotePdf(int number, int note) => string.Create(CultureInfo.InvariantCulture, $"{Mine}/{number}/credit-notes/{note}/pdf");
}
