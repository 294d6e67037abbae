using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Outbox;

/// <summary>One message, as the page of what it is about shows it.</summary>
/// <param name="Answer">What came back from the last try, or who decided instead.</param>
/// <param name="DueAt">When it is tried next; says nothing once it is settled.</param>
/// <param name="SettledAt">When it was over; null while it is on its way.</param>
/// <param name="UnderWay">It is being tried right now.</param>
/// <param name="Decisions">What the viewer may decide about it.</param>
public sealed record OutboxRow(
    long Id,
    OutboxChannel Channel,
    string Event,
    OutboxState State,
    string? Text,
    DateTimeOffset CreatedAt,
    int Attempts,
    string? Answer,
    DateTimeOffset DueAt,
    DateTimeOffset? SettledAt,
    bool UnderWay,
    IReadOnlyList<OutboxDecision> Decisions)
{
    /// <summary>Every try whose answer was recorded, the oldest first; of the queue's page, none.</summary>
    public IReadOnlyList<AttemptRow> Tries { get; init; } = [];

    /// <summary>What was sent, as it was sent.</summary>
    public string? Payload { get; init; }

    internal static OutboxRow Of(OutboxMessage message, Actor actor, DateTimeOffset now) => new(
        message.Id,
        message.Channel,
        message.Event,
        message.State,
        message.Text,
        message.CreatedAt,
        message.Attempts,
        message.Answer,
        message.DueAt,
        message.SettledAt,
        message.IsUnderWay(now),
        OutboxRules.Offered(message, now, actor)) { Payload = message.Payload };
}

public sealed record AttemptRow(DateTimeOffset At, OutboxVerdict Verdict, string Words);
