using MimeKit;
using MimeKit.Utils;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Mail;

namespace SpaceAdmin.Web.Mail;

/// <summary>A mail as it goes over the wire.</summary>
internal static class MailMessage
{
    /// <param name="to">Its address, as it was read.</param>
    /// <param name="sender">The installation's own address, from which everything leaves.</param>
    public static MimeMessage From(this OutgoingMail mail, MailboxAddress to, MailboxAddress sender, DateTimeOffset at)
    {
        var message = new MimeMessage
        {
            Subject = mail.Content.Subject,
            Date = at,
            MessageId = mail.Id is { } id ? $"{id}@{sender.Domain}" : MimeUtils.GenerateMessageId(sender.Domain), // else it names this machine
            Body = Body(mail),
        };
        message.From.Add(mail.FromName is { } name ? new MailboxAddress(name, sender.Address) : sender);
        message.To.Add(to);
        if (mail.ReplyTo is { } support && MailboxAddress.TryParse(support, out var reply))
        {
            message.ReplyTo.Add(reply);
        }

        message.Headers.Add("Auto-Submitted", "auto-generated"); // no answer of "I am away" (RFC 3834)
        return message;
    }

    /// <summary>Null when it is no address of one mailbox.</summary>
    public static MailboxAddress? Addressee(this OutgoingMail mail) =>
        MailboxAddress.TryParse(mail.To, out var address) ? new MailboxAddress(mail.ToName, address.Address) : null;

    private static MimeEntity Body(OutgoingMail mail)
    {
        var words = Words(mail.Content);
        if (mail.Attachments.Count == 0)
        {
            return words;
        }

        var body = new Multipart("mixed") { words };
        foreach (var file in mail.Attachments)
        {
            body.Add(new MimePart(ContentType.Parse(PdfFile.MediaType))
            {
                Content = new MimeContent(new MemoryStream(file.Content, writable: false)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = file.Name,
            });
        }

        return body;
    }

    // The plain text first: of the parts, a mailer shows the last one that it can.
    private static MimeEntity Words(MailContent content)
    {
        var text = new TextPart("plain") { Text = content.Text };
        return content.Html is { } html ? new MultipartAlternative { text, new TextPart("html") { Text = html } } : text;
    }
}
