using Ganss.Xss;

namespace SpaceAdmin.Core.Mail;

/// <summary>A mail's HTML as it may stand on a page of ours: without what runs, asks or leads away.</summary>
internal static class MailHtml
{
    private static readonly HtmlSanitizer s_sanitizer = MakeSanitizer();

    public static string ToShow(string html) => s_sanitizer.Sanitize(html);

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.ExceptWith(["form", "input", "button", "select", "option", "textarea", "fieldset", "legend", "datalist", "keygen"]);
        sanitizer.AllowedSchemes.Add("mailto");
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link)
            {
                link.SetAttribute("target", "_blank"); // which a frame that may not open windows does not follow
                link.SetAttribute("rel", "noopener noreferrer");
            }
        };
        return sanitizer;
    }
}
