namespace SpaceAdmin.Core.Mail;

/// <summary>What a template may say.</summary>
public static class MailRules
{
    /// <summary>The first sentence that refuses a template, or null.</summary>
    public static string? Refusal(MailEvent about, MailContent content) =>
        SubjectRefusal(about, content.Subject) ?? TextRefusal(about, content.Text) ?? HtmlRefusal(about, content.Html);

    public static string? SubjectRefusal(MailEvent about, string? subject) =>
        subject?.Trim() is not { Length: > 0 and <= MailTemplate.SubjectMaxLength } line || line.Any(MailRenderer.Breaks)
            ? $"A subject is one line of 1 to {MailTemplate.SubjectMaxLength} characters."
            : VariableRefusal(about, line);

    public static string? TextRefusal(MailEvent about, string? text) =>
        text?.Trim() is not { Length: > 0 and <= MailTemplate.BodyMaxLength } words
            ? $"The text has 1 to {MailTemplate.BodyMaxLength} characters. It is there for whoever reads no HTML."
            : VariableRefusal(about, words) ?? NeedRefusal(about, words);

    /// <summary>It may be left empty: then the mails are plain text.</summary>
    public static string? HtmlRefusal(MailEvent about, string? html) =>
        string.IsNullOrWhiteSpace(html) ? null
        : html.Trim().Length > MailTemplate.BodyMaxLength ? $"The HTML has at most {MailTemplate.BodyMaxLength} characters."
        : VariableRefusal(about, html) ?? NeedRefusal(about, html);

    private static string? VariableRefusal(MailEvent about, string template) => MailPieces.Refusal(template)
        ?? (Unknown(about, template) is { } unknown
            ? $"There is no variable “{{{unknown}}}” in these mails. Allowed are {string.Join(", ", about.Variables.Select(variable => variable.InBraces))}. A brace itself is written {{{{ or }}}}."
            : null);

    private static string? Unknown(MailEvent about, string template) => MailPieces.Of(template)
        .Where(piece => piece.IsVariable && about.Variables.All(variable => variable.Name != piece.Text))
        .Select(piece => piece.Text.Length > 60 ? piece.Text[..60] + "…" : piece.Text)
        .FirstOrDefault();

    private static string? NeedRefusal(MailEvent about, string template) =>
        about.Needed is { } needed && MailPieces.Of(template).All(piece => !piece.IsVariable || piece.Text != needed.Name)
            ? $"{needed.InBraces} is missing: without it nobody could come in."
            : null;
}
