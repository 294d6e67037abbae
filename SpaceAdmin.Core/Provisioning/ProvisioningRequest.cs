namespace SpaceAdmin.Core.Provisioning;

public enum ProvisioningAction
{
    Activate,
    Suspend,
    Cancel,
    Delete,
    ChangeQuantity,
}

/// <summary>What a provisioner is asked to do, as it was when it was decided.</summary>
/// <param name="Plan">What the service was bought as; null for one that nobody put on a plan.</param>
/// <param name="Parent">The service that this add-on extends.</param>
public sealed record ProvisioningRequest(
    ProvisioningAction Action,
    DateTimeOffset DecidedAt,
    ProvisionedService Service,
    ProvisionedPlan? Plan,
    ProvisionedCustomer Customer,
    ProvisionedService? Parent,
    int Quantity);

/// <param name="ExternalId">What the other system calls it, where it came from one.</param>
public sealed record ProvisionedService(int Number, string Name, string Type, string ExternalId);

/// <param name="OutsidePlan">What the provisioner calls it.</param>
public sealed record ProvisionedPlan(string Name, string? OutsidePlan);

public sealed record ProvisionedCustomer(string UserName, string Name, string? Email);
