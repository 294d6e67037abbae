using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Web.Hosting;

/// <summary>Where the addresses that resellers name may lead, from the configuration; checked before anything starts.</summary>
internal static class OutsideSettings
{
    public const string AllowPrivateAddressesKey = "Outside:AllowPrivateAddresses";

    /// <exception cref="SettingsException">It is neither true nor false.</exception>
    public static OutsidePolicy Read(IConfiguration configuration) => configuration[AllowPrivateAddressesKey] switch
    {
        null => OutsidePolicy.Default,
        var text when bool.TryParse(text, out var allowed) => OutsidePolicy.Default with { AllowsPrivateAddresses = allowed },
        var text => throw new SettingsException(AllowPrivateAddressesKey, text, "true, false"),
    };
}
