using System.Globalization;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.MyServices;

internal static class MyServiceAddress
{
    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"/my/services/{number}");

    /// <summary>"9.95 USD a month", and for how many.</summary>
    public static string Price(MyServiceRow service) =>
        service.RecurringFee is not { Minor: > 0 } fee ? ""
        : service.Quantity == 1 ? $"{fee} {PriceWords.Every(service.Cycle)}"
        : string.Create(CultureInfo.InvariantCulture, $"{service.Quantity:N0} × {fee} {PriceWords.Every(service.Cycle)}");
}
