using System.Globalization;
using System.Security.Cryptography;
using MimeKit;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Web.Mail;

/// <summary>Writes mails to a folder, for developers and for trying out: a mail program opens them.</summary>
internal sealed partial class FolderMailer(string folder, MailboxAddress from, TimeProvider time, ILogger<FolderMailer> logger) : IMailTransport
{
    /// <summary>Who writes where no sender is set: nobody gets these mails.</summary>
    public static MailboxAddress Nobody { get; } = new("SpaceAdmin", "spaceadmin@localhost");

    public async Task<OutboxAnswer> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (mail.Addressee() is not { } to)
        {
            return new OutboxAnswer(OutboxVerdict.Refused, $"“{mail.To}” is not an e-mail address.");
        }

        var now = time.GetUtcNow();
        var file = Path.Combine(folder, Name(to, now));
        try
        {
            Directory.CreateDirectory(folder);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // it may hold a way in
            }

            await using (var stream = new FileStream(file + ".part", options))
            {
                await mail.From(to, from, now).WriteToAsync(stream, ct);
            }

            File.Move(file + ".part", file); // nobody reads half a mail
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogFailed(exception, folder);
            return new OutboxAnswer(OutboxVerdict.Unclear, "The mail could not be written to its folder.");
        }

        LogWritten(file);
        return new OutboxAnswer(OutboxVerdict.Confirmed, "Written to the folder of mails.");
    }

    private static string Name(MailboxAddress to, DateTimeOffset at)
    {
        var safe = string.Concat(to.Address.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));
        return string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMdd-HHmmss-fff}-{safe}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}.eml");
    }

    [LoggerMessage(LogLevel.Information, "Wrote a mail to {File}")]
    private partial void LogWritten(string file);

    [LoggerMessage(LogLevel.Error, "A mail could not be written to {Folder}")]
    private partial void LogFailed(Exception exception, string folder);
}
