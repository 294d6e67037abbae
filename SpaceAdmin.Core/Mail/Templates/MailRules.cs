namespace SpaceAdmin.Core.Mail;

/// <summary>What a template may say.</summary>
public static class MailRules
{
    /// <summary>The first reason why a template is refused, or null.</summary>
    public static MailRefusal? Refusal(MailEvent about, MailContent content) =>
        SubjectRefusal(about, content.Subject) ?? TextRefusal(about, content.Text) ?? HtmlRefusal(about, content.Html);

    public static MailRefusal? SubjectRefusal(MailEvent about, string? subject) =>
        subject?.Trim() is not { Length: > 0 and <= MailTemplate.SubjectMaxLength } line || line.Any(MailRenderer.Breaks)
            ? new MailRefusal.SubjectOutOfRange()
            : VariableRefusal(about, line);

    public static MailRefusal? TextRefusal(MailEvent about, string? text) =>
        text?.Trim() is not { Length: > 0 and <= MailTemplate.BodyMaxLength } words
            ? new MailRefusal.TextOutOfRange()
            : VariableRefusal(about, words) ?? NeedRefusal(about, words);

    /// <summary>It may be left empty: then the mails are plain text.</summary>
    public static MailRefusal? HtmlRefusal(MailEvent about, string? html) =>
        string.IsNullOrWhiteSpace(html) ? null
        : html.Trim().Length > MailTemplate.BodyMaxLength ? new MailRefusal.HtmlTooLong()
        : VariableRefusal(about, html) ?? NeedRefusal(about, html);

    private static MailRefusal? VariableRefusal(MailEvent about, string template) => MailPieces.Refusal(template)
        ?? (Unknown(about, template) is { } unknown
            ? new MailRefusal.UnknownVariable(unknown, [.. about.Variables.Select(variable => variable.InBraces)])
            : null);

    private static string? Unknown(MailEvent about, string template) => MailPieces.Of(template)
        .Where(piece => piece.IsVariable && about.Variables.All(variable => variable.Name != piece.Text))
        .Select(piece => piece.Text.Length > 60 ? piece.Text[..60] + "…" : piece.Text)
        .FirstOrDefault();

    private static MailRefusal.VariableMissing? NeedRefusal(MailEvent about, string template) =>
        about.Needed is { } needed && MailPieces.Of(template).All(piece => !piece.IsVariable || piece.Text != needed.Name)
            ? new MailRefusal.VariableMissing(needed.InBraces)
            : null;
}
