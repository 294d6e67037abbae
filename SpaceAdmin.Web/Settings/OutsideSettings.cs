using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Web.Settings;

/// <summary>Where the addresses that resellers name may lead.</summary>
internal sealed class OutsideSettings : ISettings
{
    public static string Section => "Outside";

    public bool AllowPrivateAddresses { get; set; } = OutsidePolicy.Default.AllowsPrivateAddresses;

    public OutsidePolicy Policy => OutsidePolicy.Default with { AllowsPrivateAddresses = AllowPrivateAddresses };
}
