using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Mail;

/// <summary>A mail to one person, ready to leave. Its headers are single lines, whatever names and subjects held.</summary>
public sealed record OutgoingMail
{
    /// <param name="to">An e-mail address.</param>
    public OutgoingMail(string to, string? toName, MailContent content)
    {
        To = to;
        ToName = Line(toName);
        Content = content with { Subject = MailRenderer.OneLine(content.Subject) };
    }

    public string To { get; }

    public string? ToName { get; }

    public MailContent Content { get; }

    /// <summary>As whom the installation's address writes; null for as itself.</summary>
    public string? FromName { get; init => field = Line(value); }

    /// <summary>Where answers go; null for to the sender.</summary>
    public string? ReplyTo { get; init => field = Line(value); }

    public IReadOnlyList<PdfFile> Attachments { get; init; } = [];

    /// <summary>What its Message-ID begins with: the same at each try, so that mailers know a repeated one. Null for one of its own.</summary>
    public string? Id { get; init; }

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : MailRenderer.OneLine(text);
}
