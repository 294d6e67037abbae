using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace SpaceAdmin.Web.Mail;

/// <summary>Sends mail by an SMTP server.</summary>
internal sealed partial class SmtpMailer(MailSettings settings, string host, MailboxAddress from, TimeProvider time, ILogger<SmtpMailer> logger) : IMailer
{
    /// <summary>For the whole of it: somebody may be waiting at a page.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    public async Task<string?> SendAsync(MailText mail, CancellationToken ct)
    {
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

            await client.SendAsync(mail.From(from, time.GetUtcNow()), either.Token);
            await LeaveAsync(client, either.Token);
            return null;
        }
        catch (Exception exception) when (Sentence(exception, ct) is { } sentence)
        {
            LogFailed(exception, host, settings.Port);
            return sentence;
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
        SmtpCommandException refused => $"The mail server refused: {string.Join(' ', refused.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}",
        AuthenticationException => "The mail server refused the user name or the password.",
        SslHandshakeException => "The mail server's certificate is not one that this machine trusts.",
        NotSupportedException => "The mail server does not offer what Mail:Security or Mail:UserName ask for.",
        SocketException or IOException or ProtocolException => "The mail server cannot be reached.",
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "A mail could not be sent by {Host}:{Port}")]
    private partial void LogFailed(Exception exception, string host, int port);
}
