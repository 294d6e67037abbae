namespace SpaceAdmin.Core.Services;

public static class ProvisionerKinds
{
    public static IReadOnlyList<ProvisionerKind> All { get; } = Enum.GetValues<ProvisionerKind>();

    /// <summary>Those that reach out of this program, and need a connection for it.</summary>
    public static IReadOnlyList<ProvisionerKind> Outside { get; } = [ProvisionerKind.Webhook, ProvisionerKind.SolidCp];

    /// <summary>As people read it: "SolidCP".</summary>
    public static string Title(this ProvisionerKind kind) => kind switch
    {
        ProvisionerKind.None => "None",
        ProvisionerKind.Webhook => "Webhook",
        ProvisionerKind.SolidCp => "SolidCP",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
