using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>Lets a mail leave. The host knows how.</summary>
public interface IMailTransport
{
    /// <summary>
    /// A mailbox that refuses is <see cref="OutboxVerdict.Refused"/>, and so is every mail where none can be sent; a server that
    /// is busy, or does not answer, is <see cref="OutboxVerdict.Unclear"/>.
    /// </summary>
    Task<OutboxAnswer> SendAsync(OutgoingMail mail, CancellationToken ct);
}
