using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Outbox;

/// <summary>Delivers the messages of one channel.</summary>
public interface IOutboxHandler
{
    OutboxChannel Channel { get; }

    /// <summary>The messages of its channel that are due and yet wait for others, by their keys; null for none.</summary>
    IQueryable<long>? Waiting(SpaceDb db, DateTimeOffset now) => null;

    /// <summary>
    /// Fills in what a message needs before it leaves for the first time, in the transaction that claims it; or settles it, when
    /// what it was for is gone: then it does not leave.
    /// </summary>
    Task PrepareAsync(Write write, OutboxMessage message, CancellationToken ct) => Task.CompletedTask;

    /// <summary>
    /// Lets a message leave. Called outside of any transaction, and again with the same <see cref="OutboxMessage.Key"/> when
    /// nobody knows whether it left the last time.
    /// </summary>
    /// <returns>What came back; an exception counts as <see cref="OutboxVerdict.Unclear"/>.</returns>
    Task<OutboxAnswer> SendAsync(OutboxMessage message, CancellationToken ct);

    /// <summary>What follows from an answer, in the transaction that marks the message as its <see cref="OutboxMessage.State"/> says.</summary>
    /// <param name="answer">As <see cref="SendAsync"/> gave it, so that a handler can hand something over.</param>
    Task SettleAsync(Write write, OutboxMessage message, OutboxAnswer answer, CancellationToken ct);

    /// <summary>What somebody decided about a message that is not under way: marks it. The decision is recorded already.</summary>
    /// <returns>Why it is refused, or null.</returns>
    Task<Failure?> DecideAsync(Write write, OutboxMessage message, OutboxDecision decision, CancellationToken ct)
    {
        message.Decide(decision, write.Actor, write.Now);
        return Task.FromResult<Failure?>(null);
    }
}
