using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Web.Settings;
using IMailTransport = SpaceAdmin.Core.Mail.IMailTransport;

namespace SpaceAdmin.Web.Mail;

/// <summary>Sends mail by an SMTP server.</summary>
internal sealed partial class SmtpMailer(MailSettings settings, string host, MailboxAddress from, TimeProvider time, ILogger<SmtpMailer> logger) : IMailTransport
{
    /// <summary>For the whole of it: somebody may be waiting at a page.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    /// <summary>What a server says below it, it may say otherwise later (RFC 5321, 4.2.1).</summary>
    private const SmtpStatusCode BusyEnd = (SmtpStatusCode)500;

    public async Task<OutboxAnswer> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (mail.Addressee() is not { } to)
        {
            return new OutboxAnswer(OutboxVerdict.Refused, $"“{mail.To}” is not an e-mail address.");
        }

        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(host, settings.Port, settings.Security, either.Token);
            if (settings is { UserName: { } userName, Password: { } password })
            {
                await client.AuthenticateAsync(userName, password, either.Token);
            }

            var words = await client.SendAsync(mail.From(to, from, time.GetUtcNow()), either.Token);
            await LeaveAsync(client, either.Token);
            return new OutboxAnswer(OutboxVerdict.Confirmed, $"The mail server took it: {InOneLine(words)}");
        }
        catch (Exception exception) when (Sentence(exception, ct) is { } sentence)
        {
            LogFailed(exception, host, settings.Port);
            return new OutboxAnswer(IsForGood(exception) ? OutboxVerdict.Refused : OutboxVerdict.Unclear, sentence);
        }
    }

    // The server has it by now: what goes wrong from here on is no failure.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
        }
    }

    private static string? Sentence(Exception exception, CancellationToken ct) => exception switch
    {
        OperationCanceledException when ct.IsCancellationRequested => null,
        OperationCanceledException or TimeoutException => "The mail server did not answer in time.",
        SmtpCommandException { StatusCode: < BusyEnd } busy => $"The mail server is busy: {InOneLine(busy.Message)}",
        SmtpCommandException refused => $"The mail server refused: {InOneLine(refused.Message)}",
        AuthenticationException => "The mail server refused the user name or the password.",
        SslHandshakeException => "The mail server's certificate is not one that this machine trusts.",
        NotSupportedException => "The mail server does not offer what Mail:Security or Mail:UserName ask for.",
        SocketException => "The mail server cannot be reached.",
        IOException or ProtocolException => "The line to the mail server broke.",
        _ => null,
    };

    // This mailbox, or this mail, and not the server as a whole: what is wrong with that is put right and tried again.
    private static bool IsForGood(Exception exception) =>
        exception is SmtpCommandException { StatusCode: >= BusyEnd, ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted };

    private static string InOneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [LoggerMessage(LogLevel.Error, "A mail could not be sent by {Host}:{Port}")]
    private partial void LogFailed(Exception exception, string host, int port);
}
