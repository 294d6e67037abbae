namespace SpaceAdmin.Core.Provisioning;

/// <summary>The connections of one reseller, one for each kind that there is, set up or not.</summary>
public sealed record ProvisioningSettings(int ResellerId, string Reseller, IReadOnlyList<ProvisionerSettingDetails> Connections);

/// <summary>One connection, to be changed.</summary>
/// <param name="Kind">The key of its kind.</param>
/// <param name="Version">0 while it is not set up.</param>
/// <param name="Draft">As it would have been typed, but for its secret: that is never given out.</param>
public sealed record ProvisionerSettingDetails(string Kind, int Version, ProvisionerDraft Draft, KeptSecret Secret, ProvisionerUse Use)
{
    public bool IsSetUp => Version > 0;
}

/// <summary>What is known of a secret that is never shown.</summary>
public enum KeptSecret
{
    None,
    Kept,

    /// <summary>It is there, and nothing opens it any more.</summary>
    Lost,
}

/// <summary>By name, what says that services go this way. Types are the installation's; the rest is the reseller's own.</summary>
public sealed record ProvisionerUse(IReadOnlyList<string> Types, IReadOnlyList<string> Plans, IReadOnlyList<string> AddOns)
{
    public int Count => Types.Count + Plans.Count + AddOns.Count;
}
