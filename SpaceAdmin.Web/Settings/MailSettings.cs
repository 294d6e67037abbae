using System.Globalization;
using MailKit.Security;
using MimeKit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Web.Hosting;

namespace SpaceAdmin.Web.Mail;

/// <summary>How mail leaves, from the configuration; checked before anything starts.</summary>
/// <param name="Host">The SMTP server; null where there is none.</param>
/// <param name="Folder">Where mails are written to instead of being sent; null where they are sent, or cannot be.</param>
/// <param name="From">Null where it is not set.</param>
internal sealed record MailSettings(
    string? Host, int Port, SecureSocketOptions Security, string? UserName, string? Password, MailboxAddress? From, string? Folder)
{
    private const string HostKey = "Mail:Host";
    private const string FromKey = "Mail:From";
    private const string PortKey = "Mail:Port";
    private const string SecurityKey = "Mail:Security";
    private const string UserNameKey = "Mail:UserName";
    private const string PasswordKey = "Mail:Password";
    private const string FolderKey = "Mail:Folder";

    /// <summary>The keys without which no mail leaves.</summary>
    public IReadOnlyList<string> Missing => (Folder, Host, From) switch
    {
        ({ }, _, _) => [],
        (_, null, null) => [HostKey, FromKey],
        (_, null, _) => [HostKey],
        (_, _, null) => [FromKey],
        _ => [],
    };

    /// <exception cref="SettingsException">A value is not allowed.</exception>
    public static MailSettings Read(IConfiguration configuration, string contentRoot, bool development)
    {
        var host = Text(configuration, HostKey);
        var folder = Text(configuration, FolderKey);
        if (host is null && folder is null && development)
        {
            folder = "App_Data/mail";
        }

        var userName = Text(configuration, UserNameKey);
        var password = Text(configuration, PasswordKey);
        if (userName is null != password is null)
        {
            throw new SettingsException(UserNameKey, userName, $"a user name together with {PasswordKey}, or neither");
        }

        return new MailSettings(
            host,
            ReadPort(configuration[PortKey]),
            ReadSecurity(configuration[SecurityKey]),
            userName,
            password,
            ReadFrom(Text(configuration, FromKey)),
            host is null && folder is not null ? Path.GetFullPath(folder, contentRoot) : null);
    }

    /// <summary>Not the password, wherever it may be written.</summary>
    public override string ToString() => $"{Host ?? Folder}";

    private static string? Text(IConfiguration configuration, string key) => configuration[key]?.Trim() is { Length: > 0 } text ? text : null;

    private static int ReadPort(string? text) => text is null ? 587
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535 ? port
        : throw new SettingsException(PortKey, text, "a number from 1 to 65535, such as 587");

    private static SecureSocketOptions ReadSecurity(string? text) => text?.ToUpperInvariant() switch
    {
        null or "STARTTLS" => SecureSocketOptions.StartTls,
        "TLS" => SecureSocketOptions.SslOnConnect,
        "NONE" => SecureSocketOptions.None,
        _ => throw new SettingsException(SecurityKey, text, "StartTls, Tls, None"),
    };

    private static MailboxAddress? ReadFrom(string? text) => text is null ? null
        : MailboxAddress.TryParse(text, out var address) && User.EmailRefusal(address.Address) is null ? address
        : throw new SettingsException(FromKey, text, "an e-mail address, such as SpaceAdmin <desk@hosting.example>");
}
