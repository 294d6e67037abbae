namespace SpaceAdmin.Core.Mail;

/// <summary>What one reseller's mails of one event say, instead of the default.</summary>
public sealed class MailTemplate
{
    public const int SubjectMaxLength = 200;
    public const int BodyMaxLength = 20_000;

    private MailTemplate() // EF
    {
    }

    internal MailTemplate(int resellerId, string happened)
    {
        ResellerId = resellerId;
        Event = happened;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    /// <summary>One of <see cref="Outbox.OutboxEvents"/>.</summary>
    public string Event { get; private set; } = "";

    /// <summary>Null, as the two bodies, where it is the default.</summary>
    public string? Subject { get; private set; }

    public string? Text { get; private set; }

    public string? Html { get; private set; }

    /// <summary>Nobody is told of this event.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; }

    /// <summary>What was checked before.</summary>
    internal void Write(string? subject, string? text, string? html)
    {
        Subject = subject;
        Text = text;
        Html = html;
        Version++;
    }

    internal void Switch(bool off)
    {
        IsOff = off;
        Version++;
    }
}
