using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Speaks one protocol with the outside, and describes the connection that it needs.</summary>
public interface IProvisioner
{
    ProvisionerDescription Description { get; }

    /// <summary>Asks for something. The same key is the same request, however often it comes: what it did once it confirms again.</summary>
    /// <param name="key">Names the request for good.</param>
    /// <param name="references">What the outside calls the service and its parent, as far as it said so before.</param>
    Task<ProvisionerAnswer> SendAsync(ProvisionerConnection connection, string key, ProvisioningRequest request, OutsideReferences references, CancellationToken ct);

    /// <summary>Asks for nothing, and says whether the outside would listen.</summary>
    Task<ProvisionerAnswer> TestAsync(ProvisionerConnection connection, CancellationToken ct);
}

/// <summary>How to reach a provisioner, with the secret in clear: it never leaves the process but to that address.</summary>
public sealed record ProvisionerConnection(Uri Address, FieldValues Fields, string Secret)
{
    /// <summary>Without the secret: it must not reach a log.</summary>
    public override string ToString() => Address.ToString();
}

public sealed record OutsideReferences(string? Service, string? Parent);

/// <param name="Reference">What the outside calls the service from now on; null leaves that as it was.</param>
public sealed record ProvisionerAnswer(OutboxVerdict Verdict, string Words, string? Reference = null) : OutboxAnswer(Verdict, Words);
