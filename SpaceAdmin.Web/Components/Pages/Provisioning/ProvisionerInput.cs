using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Web.Components.Pages.Provisioning;

/// <summary>What is typed about a connection. A secret is only ever typed, never shown.</summary>
public sealed class ProvisionerInput(ProvisionerDraft draft)
{
    public string? Address { get; set; } = draft.Address;

    public string? UserName { get; set; } = draft.UserName;

    public string? Secret { get; set; } = "";

    public string? Namespace { get; set; } = draft.Namespace;

    public string? ParentPackageId { get; set; } = draft.ParentPackageId;

    public ProvisionerDraft Draft => new(Address ?? "")
    {
        UserName = UserName ?? "",
        Secret = Secret ?? "",
        Namespace = Namespace ?? "",
        ParentPackageId = ParentPackageId ?? "",
    };
}
