using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Mail;

/// <summary>A mail that left, word by word. Append-only.</summary>
public sealed class SentMail : ICustomerOwned
{
    private SentMail() // EF
    {
    }

    internal SentMail(long messageId, string happened, int resellerId, int customerId, DateTimeOffset sentAt)
    {
        OutboxMessageId = messageId;
        Event = happened;
        ResellerId = resellerId;
        CustomerId = customerId;
        SentAt = sentAt;
    }

    public long Id { get; private set; }

    public long OutboxMessageId { get; private set; }

    public string Event { get; private set; } = "";

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    /// <summary>Not a foreign key: the mail outlives the service.</summary>
    public int? ServiceId { get; init; }

    public int? InvoiceId { get; init; }

    /// <summary>The e-mail address that it went to.</summary>
    public string To { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    public string? Html { get; init; }

    public DateTimeOffset SentAt { get; private set; }
}
