namespace SpaceAdmin.Core.Provisioning;

/// <summary>Knows which addresses nobody may make this program talk to.</summary>
public interface IAddressCheck
{
    /// <summary>The sentence that refuses an address by what its host resolves to, or null.</summary>
    Task<string?> RefusalAsync(Uri address, CancellationToken ct);
}
