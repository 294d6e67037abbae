using SpaceAdmin.Core.Notes;

namespace SpaceAdmin.Tests.Core;

public sealed class NoteMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![x](https://elsewhere.test/seen.png)")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java&#115;cript:alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">x</a>")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]: javascript:alert(1)\n[x]")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<iframe src=\"https://elsewhere.test\"></iframe>")]
    [InlineData("<div style=\"background:url(//elsewhere.test)\">x</div>")]
    [InlineData("[x](https://a.test \"x\\\" onmouseover=alert(1)\")")]
    public void ToHtml_Hostile_HoldsNothingThatRunsOrLoads(string markdown)
    {
        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(NoteMarkdown.ToHtml(markdown));

        Assert.Empty(document.QuerySelectorAll("script, img, svg, iframe, style, object, embed, link, form, input"));
        Assert.DoesNotContain(
            document.All.SelectMany(element => element.Attributes),
            attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "src");
        Assert.All(
            document.QuerySelectorAll("a[href]"),
            link => Assert.Matches("^(https?|mailto):", link.GetAttribute("href")));
    }

    [Fact]
    public void ToHtml_TypedTags_ShowAsText() =>
        Assert.Contains("&lt;b&gt;", NoteMarkdown.ToHtml("a <b>bold</b> claim"), StringComparison.Ordinal);

    [Fact]
    public void ToHtml_Markdown_IsRendered()
    {
        var html = NoteMarkdown.ToHtml("**Call** _them_\n\n- one\n- `two`\n\n> said");

        Assert.Contains("<strong>Call</strong> <em>them</em>", html, StringComparison.Ordinal);
        Assert.Contains("<li><code>two</code></li>", html, StringComparison.Ordinal);
        Assert.Contains("<blockquote>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_ALink_OpensElsewhereAndTellsNothing() =>
        Assert.Contains("rel=\"noopener noreferrer nofollow\" target=\"_blank\"", NoteMarkdown.ToHtml("https://example.test/x"), StringComparison.Ordinal);

    [Fact]
    public void ToHtml_AHeading_KeepsItsWordsButNotThePagesOutline()
    {
        var html = NoteMarkdown.ToHtml("# Title");

        Assert.Contains("Title", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1", html, StringComparison.Ordinal);
    }
}
