using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Outbox;

/// <summary>Something that is to leave the program. Written in the transaction of the change that it is about.</summary>
public sealed class OutboxMessage : ICustomerOwned
{
    public const int EventMaxLength = 40;
    public const int KeyMaxLength = 120;
    public const int TextMaxLength = 1_000;

    private OutboxMessage() // EF
    {
    }

    /// <param name="happened">One of <see cref="OutboxEvents"/>.</param>
    /// <param name="key">Names the event for good: the same one twice is one message, and a repeated command cannot write it again.</param>
    internal OutboxMessage(OutboxChannel channel, string happened, string key, int resellerId, int customerId, DateTimeOffset now)
    {
        Channel = channel;
        Event = happened;
        Key = key;
        ResellerId = resellerId;
        CustomerId = customerId;
        CreatedAt = now;
    }

    public long Id { get; private set; }

    public OutboxChannel Channel { get; private set; }

    public string Event { get; private set; } = "";

    public string Key { get; private set; } = "";

    public OutboxState State { get; private set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    /// <summary>Not a foreign key: the message outlives the service.</summary>
    public int? ServiceId { get; init; }

    public int? InvoiceId { get; init; }

    /// <summary>What the one who is told should read besides the event itself: a reason, or the monitor's text.</summary>
    public string? Text { get; init => field = value is { Length: > TextMaxLength } ? value[..TextMaxLength] : value; }

    public DateTimeOffset CreatedAt { get; private set; }
}
