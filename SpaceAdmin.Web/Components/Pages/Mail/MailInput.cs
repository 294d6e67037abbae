using SpaceAdmin.Core.Mail;

namespace SpaceAdmin.Web.Components.Pages.Mail;

/// <summary>What is typed as a template. Each part is refused by a sentence of its own, so that it can stand by its field.</summary>
public sealed class MailInput(MailEvent about, MailContent content)
{
    public string? Subject { get; set; } = content.Subject;

    public string? Text { get; set; } = content.Text;

    public string? Html { get; set; } = content.Html;

    public MailContent Content => new(Subject ?? "", Text ?? "", Html);

    public string? SubjectRefusal => MailRules.SubjectRefusal(about, Subject)?.Message;

    public string? TextRefusal => MailRules.TextRefusal(about, Text)?.Message;

    public string? HtmlRefusal => MailRules.HtmlRefusal(about, Html)?.Message;

    /// <summary>Whether it says what <paramref name="saved"/> says, however a browser ends its lines.</summary>
    public bool Says(MailContent saved) => Same(Subject, saved.Subject) && Same(Text, saved.Text) && Same(Html, saved.Html);

    private static bool Same(string? typed, string? saved) => Lines(typed) == Lines(saved);

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
