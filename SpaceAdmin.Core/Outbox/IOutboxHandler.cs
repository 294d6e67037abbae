using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Outbox;

/// <summary>Delivers the messages of one channel.</summary>
public interface IOutboxHandler
{
    OutboxChannel Channel { get; }

    /// <summary>
    /// Lets a message leave. Called outside of any transaction, and again with the same <see cref="OutboxMessage.Key"/> when
    /// nobody knows whether it left the last time.
    /// </summary>
    /// <returns>What came back; an exception counts as <see cref="OutboxVerdict.Unclear"/>.</returns>
    Task<OutboxAnswer> SendAsync(OutboxMessage message, CancellationToken ct);

    /// <summary>What follows from an answer, in the transaction that marks the message as <see cref="OutboxMessage.State"/> says.</summary>
    /// <param name="answer">As <see cref="SendAsync"/> gave it, so that a handler can hand something over; null when a person decided.</param>
    /// <returns>What to publish after the commit.</returns>
    Task<IReadOnlyCollection<string>> SettleAsync(SpaceDb db, OutboxMessage message, OutboxAnswer? answer, DateTimeOffset now, CancellationToken ct);
}
