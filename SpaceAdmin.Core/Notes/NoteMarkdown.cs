using Ganss.Xss;
using Markdig;

namespace SpaceAdmin.Core.Notes;

/// <summary>Markdown as HTML that is safe on any page: tags that were typed show as text, and only known markup remains.</summary>
public static class NoteMarkdown
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .UsePipeTables()
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    private static readonly HtmlSanitizer s_sanitizer = MakeSanitizer();

    public static string ToHtml(string markdown) => s_sanitizer.Sanitize(Markdown.ToHtml(markdown, s_pipeline));

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();

        // No images: reading a note must not tell another site that it was read.
        sanitizer.AllowedTags.UnionWith(
        [
            "p", "br", "strong", "em", "del", "sub", "sup", "mark", "ins", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr",
            "table", "thead", "tbody", "tr", "th", "td",
        ]);
        sanitizer.KeepChildNodes = true; // a heading would break the page's own outline: its words stay
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "rel", "target", "start"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link)
            {
                link.SetAttribute("rel", "noopener noreferrer nofollow");
                link.SetAttribute("target", "_blank");
            }
        };
        return sanitizer;
    }
}
