namespace SpaceAdmin.Core.Services;

/// <summary>One line of the list of types.</summary>
/// <param name="IsAddOn">Whether its services extend others.</param>
/// <param name="Provisioner">The key of its kind.</param>
/// <param name="Services">How many there are, of every reseller.</param>
public sealed record ServiceTypeRow(int Id, string Name, bool IsAddOn, string Provisioner, int Services);
