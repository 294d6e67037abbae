using System.Globalization;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of customers.</summary>
internal static class CustomerAddress
{
    public const string List = "/customers";

    public static string Of(CustomerListQuery query) => List + query.ToQueryString();

    public static string Of(int customer) => string.Create(CultureInfo.InvariantCulture, $"{List}/{customer}");
}
