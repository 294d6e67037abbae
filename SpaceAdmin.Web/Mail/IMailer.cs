using MimeKit;
using MimeKit.Utils;

namespace SpaceAdmin.Web.Mail;

/// <summary>Lets mail leave.</summary>
internal interface IMailer
{
    /// <summary>Null when it left, else the sentence that says why not.</summary>
    Task<string?> SendAsync(MailText mail, CancellationToken ct);
}

/// <summary>A mail of plain text to one person.</summary>
internal sealed record MailText(MailboxAddress To, string Subject, string Body)
{
    public MimeMessage From(MailboxAddress sender, DateTimeOffset at)
    {
        var message = new MimeMessage
        {
            Subject = Subject,
            Date = at,
            MessageId = MimeUtils.GenerateMessageId(sender.Domain), // else it names this machine
            Body = new TextPart("plain") { Text = Body },
        };
        message.From.Add(sender);
        message.To.Add(To);
        message.Headers.Add("Auto-Submitted", "auto-generated"); // no answer of "I am away" (RFC 3834)
        return message;
    }
}
