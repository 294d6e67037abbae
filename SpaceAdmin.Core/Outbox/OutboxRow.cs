using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Outbox;

/// <summary>One message, as the page of what it is about shows it.</summary>
public sealed record OutboxRow
{
    public required long Id { get; init; }

    public required OutboxChannel Channel { get; init; }

    public required string Event { get; init; }

    public required OutboxState State { get; init; }

    public required string? Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int Attempts { get; init; }

    /// <summary>What came back from the last try, or who decided instead.</summary>
    public required string? Answer { get; init; }

    /// <summary>When it is tried next; says nothing once it is settled.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was over; null while it is on its way.</summary>
    public required DateTimeOffset? SettledAt { get; init; }

    /// <summary>It is being tried right now.</summary>
    public required bool UnderWay { get; init; }

    /// <summary>What the viewer may decide about it.</summary>
    public required IReadOnlyList<OutboxDecision> Decisions { get; init; }

    /// <summary>Every try whose answer was recorded, the oldest first; of the queue's page, none.</summary>
    public IReadOnlyList<AttemptRow> Tries { get; init; } = [];

    /// <summary>What was sent, as it was sent.</summary>
    public string? Payload { get; init; }

    internal static OutboxRow Of(OutboxMessage message, Actor actor, DateTimeOffset now) => new()
    {
        Id = message.Id,
        Channel = message.Channel,
        Event = message.Event,
        State = message.State,
        Text = message.Text,
        CreatedAt = message.CreatedAt,
        Attempts = message.Attempts,
        Answer = message.Answer,
        DueAt = message.DueAt,
        SettledAt = message.SettledAt,
        UnderWay = message.IsUnderWay(now),
        Decisions = OutboxRules.Offered(message, now, actor),
        Payload = message.Payload,
    };
}

public sealed record AttemptRow(DateTimeOffset At, OutboxVerdict Verdict, string Words);
