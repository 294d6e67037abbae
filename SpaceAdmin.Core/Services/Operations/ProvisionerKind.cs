namespace SpaceAdmin.Core.Services;

/// <summary>What makes a status real outside. Named by a service's type, or by what it was bought as.</summary>
public enum ProvisionerKind
{
    /// <summary>The record is the truth: an action is done as soon as it is recorded.</summary>
    None,

    /// <summary>A signed request to an address of the reseller's.</summary>
    Webhook,

    /// <summary>A SolidCP hosting panel.</summary>
    SolidCp,
}
