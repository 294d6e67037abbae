using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>How one reseller's services reach a provisioner.</summary>
public sealed class ProvisionerSetting
{
    public const int AddressMaxLength = 500;
    public const int UserNameMaxLength = 100;
    public const int NamespaceMaxLength = 200;

    private ProvisionerSetting() // EF
    {
    }

    internal ProvisionerSetting(int resellerId, ProvisionerKind kind) => (ResellerId, Kind) = (resellerId, kind);

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public Reseller Reseller { get; private set; } = null!;

    public ProvisionerKind Kind { get; private set; }

    /// <summary>Where requests go; the base of the panel's services for SolidCP.</summary>
    public string Address { get; private set; } = "";

    /// <summary>For SolidCP: whose credentials they are.</summary>
    public string? UserName { get; private set; }

    /// <summary>The password, or the key that requests are signed with; encrypted, and never shown again.</summary>
    public string? SealedSecret { get; private set; }

    /// <summary>For SolidCP: the XML namespace that the panel's version speaks.</summary>
    public string? Namespace { get; private set; }

    /// <summary>For SolidCP: the hosting space of the reseller, in which its customers are created.</summary>
    public int? ParentPackageId { get; private set; }

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; }

    /// <summary>What was checked before.</summary>
    /// <param name="sealedSecret">Null keeps the one that it has.</param>
    internal void Change(string address, string? userName, string? sealedSecret, string? xmlNamespace, int? parentPackageId)
    {
        (Address, UserName, SealedSecret, Namespace, ParentPackageId) = (address, userName, sealedSecret ?? SealedSecret, xmlNamespace, parentPackageId);
        Version++;
    }
}
