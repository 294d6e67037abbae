namespace SpaceAdmin.Core.Outbox;

/// <summary>One try to deliver a message, and what came back. Append-only.</summary>
public sealed class OutboxAttempt
{
    private OutboxAttempt() // EF
    {
    }

    internal OutboxAttempt(long messageId, OutboxAnswer answer, DateTimeOffset at)
    {
        MessageId = messageId;
        Verdict = answer.Verdict;
        At = at;
        Words = answer.Words is { Length: > OutboxMessage.TextMaxLength } wordy ? wordy[..OutboxMessage.TextMaxLength] : answer.Words;
    }

    public long Id { get; private set; }

    public long MessageId { get; private set; }

    public OutboxVerdict Verdict { get; private set; }

    public string Words { get; private set; } = "";

    /// <summary>When the answer came.</summary>
    public DateTimeOffset At { get; private set; }
}
