using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>How sentences speak of what is outside.</summary>
internal static class ProvisionerWords
{
    public static string Outside(ProvisionerKind kind) => kind switch
    {
        ProvisionerKind.Webhook => "a webhook",
        ProvisionerKind.SolidCp => "SolidCP",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Secret(ProvisionerKind kind) => kind is ProvisionerKind.Webhook ? "key" : "password";
}
