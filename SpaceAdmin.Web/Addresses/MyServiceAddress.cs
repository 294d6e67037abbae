using System.Globalization;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of services, for the customers whose they are.</summary>
internal static class MyServiceAddress
{
    public const string List = "/my/services";

    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"{List}/{number}");

    /// <summary>What it can be extended with.</summary>
    public static string AddOnsOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{List}/{number}/add-ons");
}
