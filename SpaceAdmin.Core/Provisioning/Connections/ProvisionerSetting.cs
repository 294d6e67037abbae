using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>How one reseller's services reach a provisioner.</summary>
public sealed class ProvisionerSetting
{
    public const int AddressMaxLength = 500;

    private ProvisionerSetting() // EF
    {
    }

    internal ProvisionerSetting(int resellerId, string kind)
    {
        ResellerId = resellerId;
        Kind = kind;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public Reseller Reseller { get; private set; } = null!;

    /// <summary>The key of the kind of provisioner.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Where requests go.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What the fields of its kind hold.</summary>
    public FieldValues Fields { get; private set; } = FieldValues.None;

    /// <summary>The password, or the key that requests are signed with; encrypted, and never shown again.</summary>
    public string? SealedSecret { get; private set; }

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; }

    /// <summary>What was checked before.</summary>
    /// <param name="sealedSecret">Null keeps the one that it has.</param>
    internal void Change(string address, FieldValues fields, string? sealedSecret)
    {
        Address = address;
        Fields = fields;
        SealedSecret = sealedSecret ?? SealedSecret;
        Version++;
    }
}
