using SpaceAdmin.Web.Components.Pages.MyServices;

namespace SpaceAdmin.Web.Components.Pages.AddOns;

internal static class AddOnAddress
{
    public static string Of(int number) => $"{MyServiceAddress.Of(number)}/add-ons";
}
