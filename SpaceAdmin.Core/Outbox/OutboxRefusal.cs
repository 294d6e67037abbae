using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Outbox;

/// <summary>Why nothing can be decided about a message.</summary>
public abstract record OutboxRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record UnderWay() : OutboxRefusal("message.under-way", "It is being tried right now. Wait for the answer.");

    public sealed record EarlierPartFirst() : OutboxRefusal("message.earlier-part-first", "An earlier part of it comes first. Decide about that one.");

    public sealed record Over() : OutboxRefusal("message.over", "It is over. There is nothing left to decide.");

    public sealed record MailNotRecorded() : OutboxRefusal("message.mail-not-recorded", "A mail has left or has not: there is nothing to record.");
}
