using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Web.Mail;

/// <summary>Where mail is not set up: nothing leaves, however often it is tried, and each mail says why.</summary>
internal sealed class NoMailer(string missing) : IMailTransport
{
    /// <param name="key">The setting that is missing.</param>
    public static string Sentence(string key) => $"Mail is not set up: set {key}.";

    public Task<OutboxAnswer> SendAsync(OutgoingMail mail, CancellationToken ct) => Task.FromResult(new OutboxAnswer(OutboxVerdict.Refused, Sentence(missing)));
}
