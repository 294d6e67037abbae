using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.AddOns;

/// <summary>Something that a customer chooses to order.</summary>
/// <param name="Cycle">Null for what is bought once.</param>
public sealed record AddOnPick(int AddOnId, Cycle? Cycle, int Quantity);

/// <summary>An order as its customer confirms it.</summary>
/// <param name="Key">Made up once for this order: the same one again is the same order.</param>
/// <param name="Version">That of the service when the customer began to choose; another one now is refused as stale.</param>
/// <param name="Total">The price that was shown; another one now is told, and asked again.</param>
public sealed record AddOnOrderDraft(string Key, int Version, IReadOnlyList<AddOnPick> Picks, Money Total);

/// <summary>What an order made.</summary>
/// <param name="Invoice">Its number; null when it cost nothing.</param>
/// <param name="Open">What is still to be paid.</param>
public sealed record PlacedOrder(int Id, int? Invoice, string? DisplayNumber, Money Total, Money Open);
