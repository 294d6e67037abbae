using System.Globalization;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>Addresses of the desk. Opening and closing a service keeps the view of the grid.</summary>
internal static class ServiceAddress
{
    public static string Of(ServiceListQuery query, int? number = null) =>
        (number is { } service ? string.Create(CultureInfo.InvariantCulture, $"/services/{service}") : "/services") + query.ToQueryString();

    public static string Of(int number) => Of(new ServiceListQuery(), number);
}
