using System.Collections.Concurrent;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests;

/// <summary>Takes every mail, or answers as a test says.</summary>
internal sealed class FakeMail : IMailTransport, IMailSite
{
    private readonly ConcurrentQueue<OutgoingMail> _sent = new();

    public IReadOnlyCollection<OutgoingMail> Sent => _sent;

    public OutboxAnswer Answer { get; set; } = new(OutboxVerdict.Confirmed, "The mail server took it: Kept");

    public Uri? Address { get; set; } = new("https://desk.hosting.example");

    public Task<OutboxAnswer> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (Answer.Verdict is OutboxVerdict.Confirmed)
        {
            _sent.Enqueue(mail);
        }

        return Task.FromResult(Answer);
    }
}
