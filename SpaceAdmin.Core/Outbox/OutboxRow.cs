namespace SpaceAdmin.Core.Outbox;

/// <summary>One message, as the page of what it is about shows it.</summary>
public sealed record OutboxRow(long Id, OutboxChannel Channel, string Event, OutboxState State, string? Text, DateTimeOffset CreatedAt);
