using MailKit.Security;
using MimeKit;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Settings;

/// <summary>How mail leaves.</summary>
internal sealed class MailSettings : ISettings
{
    public static string Section => "Mail";

    /// <summary>The SMTP server; null where there is none.</summary>
    public string? Host { get; set; }

    [Allowed("a number from 1 to 65535, such as 587")]
    public int Port { get; set; } = 587;

    [ConfigurationKeyName("Security")]
    public MailSecurity SecurityName { get; set; }

    [Allowed("a user name together with Mail:Password, or neither")]
    public string? UserName { get; set; }

    public string? Password { get; set; }

    [ConfigurationKeyName("From")]
    [Allowed("an e-mail address, such as SpaceAdmin <desk@hosting.example>")]
    public string? FromText { get; set; }

    /// <summary>Where mails are written to instead of being sent; null where they are sent, or cannot be.</summary>
    public string? Folder { get; set; }

    public SecureSocketOptions Security => SecurityName switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => throw new InvalidOperationException($"{SecurityName} is unknown."),
    };

    /// <summary>Null where it is not set.</summary>
    public MailboxAddress? From => MailboxAddress.TryParse(FromText, out var address) && User.EmailRefusal(address.Address) is null ? address : null;

    /// <summary>The keys without which no mail leaves.</summary>
    public IReadOnlyList<string> Missing => Folder is not null ? []
        : [.. Host is null ? ["Mail:Host"] : Array.Empty<string>(), .. From is null ? ["Mail:From"] : Array.Empty<string>()];

    public IEnumerable<string> Refused()
    {
        if (Port is < 1 or > 65_535)
        {
            yield return nameof(Port);
        }

        if (UserName is null != Password is null)
        {
            yield return nameof(UserName);
        }

        if (FromText is not null && From is null)
        {
            yield return nameof(FromText);
        }
    }

    /// <summary>A server comes before a folder; a developer who names neither has a folder.</summary>
    internal void ChooseFolder(IHostEnvironment environment)
    {
        var folder = Folder ?? (environment.IsDevelopment() ? "App_Data/mail" : null);
        Folder = Host is null && folder is not null ? Path.GetFullPath(folder, environment.ContentRootPath) : null;
    }
}

internal enum MailSecurity
{
    StartTls,
    Tls,
    None,
}
