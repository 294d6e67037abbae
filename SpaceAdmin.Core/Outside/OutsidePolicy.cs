namespace SpaceAdmin.Core.Outside;

/// <summary>What this installation does with addresses that its resellers name.</summary>
/// <param name="AllowsPrivateAddresses">Whether they may lead into its own network.</param>
/// <param name="Patience">How long an answer may take, from the look-up of the name to its last byte.</param>
public sealed record OutsidePolicy(bool AllowsPrivateAddresses, TimeSpan Patience)
{
    public static OutsidePolicy Default { get; } = new(AllowsPrivateAddresses: false, TimeSpan.FromSeconds(15));
}
