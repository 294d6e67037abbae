using System.Net;

namespace SpaceAdmin.Core.Mail;

/// <summary>Writes the mails that nobody changed: the same words as plain text and as HTML.</summary>
internal static class MailDefaults
{
    private const string Begin = "<div style=\"max-width: 560px; font: 15px/1.5 sans-serif\">";
    private const string End = "</div>";

    /// <summary>To a customer.</summary>
    /// <param name="link">What the link to its page is called.</param>
    public static MailContent ToCustomer(string subject, string link, params string[] paragraphs) => new(
        subject,
        Text(["Hello {customer.name},", .. paragraphs, $"{link}: {{link}}", "{reseller.name}", "Questions? Write to {reseller.support}"]),
        Html([
            "Hello {customer.name},", .. paragraphs, new Markup($"<a href=\"{{link}}\">{WebUtility.HtmlEncode(link)}</a>"),
            "{reseller.name}", new Markup("Questions? Write to <a href=\"mailto:{reseller.support}\">{reseller.support}</a>"),
        ]));

    /// <summary>To whoever has an account, with a link that lets them in.</summary>
    public static MailContent ToUser(string subject, string[] before, string link, string[] after) => new(
        subject,
        Text(["Hello {user.name},", .. before, "{link}", .. after]),
        Html(["Hello {user.name},", .. before, new Markup($"<a href=\"{{link}}\">{WebUtility.HtmlEncode(link)}</a>"), .. after]));

    private static string Text(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);

    // A paragraph is a line, so that one is left out whose variables are all empty.
    private static string Html(IEnumerable<Markup> paragraphs) => string.Join('\n', [Begin, .. paragraphs.Select(paragraph => $"<p>{paragraph.Html}</p>"), End]);

    private sealed record Markup(string Html)
    {
        public static implicit operator Markup(string text) => new(WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal));
    }
}
