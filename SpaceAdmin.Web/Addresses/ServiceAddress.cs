using System.Globalization;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of the desk. Opening and closing a service keeps the view of the grid.</summary>
internal static class ServiceAddress
{
    public const string List = "/services";

    public static string Of(ServiceListQuery query, int? number = null) =>
        (number is { } service ? string.Create(CultureInfo.InvariantCulture, $"{List}/{service}") : List) + query.ToQueryString();

    public static string Of(int number) => Of(new ServiceListQuery(), number);
}
