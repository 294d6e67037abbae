using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Outbox;

/// <summary>Something that is to leave the program. Written in the transaction of the change that it is about.</summary>
public sealed class OutboxMessage : ICustomerOwned
{
    public const int EventMaxLength = 40;
    public const int KeyMaxLength = 120;
    public const int TextMaxLength = 1_000;
    public const int AboutMaxLength = 200;

    /// <summary>The longest that a message waits for others.</summary>
    internal static readonly TimeSpan GathersFor = TimeSpan.FromMinutes(10);

    private OutboxMessage() // EF
    {
    }

    /// <param name="happened">One of <see cref="OutboxEvents"/>, or the action that the outside is asked for.</param>
    /// <param name="key">Names the event for good: the same one twice is one message, and a repeated command cannot write it again.</param>
    internal OutboxMessage(OutboxChannel channel, string happened, string key, int resellerId, int customerId, DateTimeOffset now)
    {
        Channel = channel;
        Event = happened;
        Key = key;
        ResellerId = resellerId;
        CustomerId = customerId;
        CreatedAt = DueAt = now;
        GathersUntil = channel is OutboxChannel.Mail && OutboxEvents.Gathers(happened) ? now + GathersFor : null;
    }

    public long Id { get; private set; }

    public OutboxChannel Channel { get; private set; }

    public string Event { get; private set; } = "";

    public string Key { get; private set; } = "";

    public OutboxState State { get; internal set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    /// <summary>Not a foreign key: the message outlives the service.</summary>
    public int? ServiceId { get; init; }

    public int? InvoiceId { get; init; }

    /// <summary>What the one who is told should read besides the event itself: a reason, or the monitor's text.</summary>
    public string? Text { get; init => field = value is { Length: > TextMaxLength } ? value[..TextMaxLength] : value; }

    /// <summary>What it is about, as people call it: the service's name, which the message outlives.</summary>
    public string? About { get; init => field = value is { Length: > AboutMaxLength } ? value[..AboutMaxLength] : value; }

    /// <summary>The operation of which it is a step.</summary>
    public long? OperationId { get; init; }

    /// <summary>What the outside is asked, as it was when it was asked first: each try sends the same.</summary>
    public string? Payload { get; internal set; }

    /// <summary>Until then it waits for others that its customer is to be told in the same mail; null for one that goes by itself.</summary>
    public DateTimeOffset? GathersUntil { get; init; }

    /// <summary>The message whose mail tells this one too, and whose end is its own.</summary>
    public long? LeaderId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it is tried next or, while a try is under way, when that one counts as lost.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Who is trying it right now; a dispatcher that lost its lease may not mark it any more.</summary>
    public Guid? LeaseId { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>What came back from the last try, or who decided instead.</summary>
    public string? Answer { get; private set; }

    /// <summary>When it was done or stood as failed; null while it is on its way.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Whether a try is under way.</summary>
    public bool IsUnderWay(DateTimeOffset now) => State is OutboxState.Pending && LeaseId is not null && DueAt > now;

    /// <summary>It is tried from now on by whoever holds the lease, until that runs out.</summary>
    internal void Claim(Guid lease, DateTimeOffset until)
    {
        LeaseId = lease;
        DueAt = until;
        Attempts++;
    }

    /// <summary>It is over, in one way or another.</summary>
    internal void Settle(OutboxState state, string? answer, DateTimeOffset now)
    {
        State = state;
        Answer = Cut(answer);
        SettledAt = now;
        LeaseId = null;
    }

    /// <summary>It is tried again at <paramref name="dueAt"/>.</summary>
    internal void Postpone(string? answer, DateTimeOffset dueAt)
    {
        State = OutboxState.Pending;
        Answer = Cut(answer);
        DueAt = dueAt;
        LeaseId = null;
    }

    /// <summary>It is tried from now on, as often as a new one.</summary>
    internal void Release(DateTimeOffset now)
    {
        State = OutboxState.Pending;
        DueAt = now;
        SettledAt = null;
        LeaseId = null;
        Attempts = 0;
    }

    internal void Decide(OutboxDecision decision, Actor actor, DateTimeOffset now)
    {
        switch (decision)
        {
            case OutboxDecision.TryAgain:
                Release(now);
                break;
            case OutboxDecision.GiveUp:
                Settle(OutboxState.GivenUp, $"Given up by {actor.Name}.", now);
                break;
            case OutboxDecision.RecordOnly:
                Settle(OutboxState.Recorded, $"Recorded by {actor.Name}, without the outside.", now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(decision), decision, null);
        }
    }

    private static string? Cut(string? words) => words is { Length: > TextMaxLength } ? words[..TextMaxLength] : words;
}
