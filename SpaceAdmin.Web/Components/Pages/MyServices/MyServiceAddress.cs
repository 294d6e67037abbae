using System.Globalization;

namespace SpaceAdmin.Web.Components.Pages.MyServices;

internal static class MyServiceAddress
{
    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"/my/services/{number}");

    /// <summary>What it can be extended with.</summary>
    public static string AddOnsOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/my/services/{number}/add-ons");
}
