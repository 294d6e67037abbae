using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>It left, and these were its words.</summary>
internal sealed record MailAnswer(string Words, string To, MailContent Content) : OutboxAnswer(OutboxVerdict.Confirmed, Words);
