using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Mail;

/// <summary>Templates become mails, and what would make a wrong or dangerous one is refused.</summary>
public sealed class MailRendererTests
{
    private static readonly MailEvent s_suspended = MailEvents.Find(OutboxEvents.Suspended)!;

    public static TheoryData<string> Events { get; } = new(MailEvents.All.Select(about => about.Name));

    [Fact]
    public void Html_OfAnyValue_IsEncoded()
    {
        var mail = Render("<p title=\"{reason}\">{reason}</p>", ("reason", "<script>alert('1')</script> & \"more\"\nlines"));

        const string Encoded = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;<br>lines";
        Assert.Equal($"<p title=\"{Encoded}\">{Encoded}</p>\n", mail.Html);
        Assert.Contains("<script>alert('1')</script> & \"more\"\nlines", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop\r\nBcc: eve@evil.example")]
    [InlineData("shop\nBcc: eve@evil.example")]
    [InlineData("shop\r Bcc: eve@evil.example")]
    [InlineData("shop\u2028Bcc:\u0000 eve@evil.example")]
    [InlineData("shop\u0085Bcc: eve@evil.example")]
    public void Subject_OfANameWithLineBreaks_IsOneLine(string name) =>
        Assert.Equal("About shop Bcc: eve@evil.example", MailRenderer.Render(new MailContent("About {service.name}", "x", null), Values(("service.name", name))).Subject);

    [Fact]
    public void OutgoingMail_WithLineBreaksInItsHeaders_HasNone()
    {
        var mail = new OutgoingMail("anna@example.com", "Anna\r\nBcc: eve@evil.example", new MailContent("One\nTwo", "x", null)) { FromName = "Our\r\nHosting", ReplyTo = "a@b.example\r\nX: y" };

        Assert.Equal(("Anna Bcc: eve@evil.example", "One Two", "Our Hosting", "a@b.example X: y"), (mail.ToName, mail.Content.Subject, mail.FromName, mail.ReplyTo));
    }

    [Theory]
    [InlineData("Hello\n\nReason: {reason}\n\nBye", "Hello\n\nBye\n")]
    [InlineData("Hello\nReason: {reason}\nBye", "Hello\nBye\n")]
    [InlineData("{reason}\n\nBye", "Bye\n")]
    [InlineData("Hello\n\n{reason}", "Hello\n")]
    [InlineData("Hello\n\n{reason}\n\n{answer}\n\nBye", "Hello\n\nBye\n")]
    [InlineData("Hello {customer.name}: {reason}", "Hello Anna:\n")]
    [InlineData("Hello\r\n{reason}\r\nBye", "Hello\nBye\n")]
    public void Line_WhoseVariablesAreAllEmpty_IsLeftOut(string template, string expected) =>
        Assert.Equal(expected, MailRenderer.Render(new MailContent("x", template, null), Values(("customer.name", "Anna"), ("reason", " "))).Text);

    [Fact]
    public void Braces_WrittenTwice_AreBraces()
    {
        var mail = Render("<style>p {{ color: red }}</style>{{{reason}}}", ("reason", "why"));

        Assert.Equal("<style>p { color: red }</style>{why}\n", mail.Html);
    }

    [Theory]
    [InlineData("{custmer.name}", "There is no variable “{custmer.name}” in these mails. Allowed are {customer.name}, {service.number}, ")]
    [InlineData("{invoice.number}", "There is no variable “{invoice.number}” in these mails.")]
    [InlineData("Hello {customer.name", "A brace is opened and not closed: “{customer.name”. A brace itself is written {{ or }}.")]
    [InlineData("{customer\n.name}", "A brace is opened and not closed: “{customer”.")]
    [InlineData("Hello } there", "A brace is closed that was not opened.")]
    [InlineData("{}", "There is no variable “{}” in these mails.")]
    public void Template_WithWhatIsNoVariable_IsRefusedInWords(string template, string sentence)
    {
        Assert.StartsWith(sentence, MailRules.Refusal(s_suspended, new MailContent("x", template, null))?.Message, StringComparison.Ordinal);
        Assert.StartsWith(sentence, MailRules.Refusal(s_suspended, new MailContent("x", "x", template))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Subject_WithWhatIsNoVariable_IsRefused() =>
        Assert.StartsWith("There is no variable “{nobody}” in these mails.", MailRules.Refusal(s_suspended, new MailContent("Hello {nobody}", "x", null))?.Message, StringComparison.Ordinal);

    [Fact]
    public void Template_EmptyOrTooLong_IsRefusedInWords()
    {
        Assert.Equal("A subject is one line of 1 to 200 characters.", MailRules.SubjectRefusal(s_suspended, " ")?.Message);
        Assert.Equal("A subject is one line of 1 to 200 characters.", MailRules.SubjectRefusal(s_suspended, "One\nTwo")?.Message);
        Assert.Equal("A subject is one line of 1 to 200 characters.", MailRules.SubjectRefusal(s_suspended, new string('x', 201))?.Message);
        Assert.Equal("The text has 1 to 20000 characters. It is there for whoever reads no HTML.", MailRules.TextRefusal(s_suspended, null)?.Message);
        Assert.Equal("The text has 1 to 20000 characters. It is there for whoever reads no HTML.", MailRules.TextRefusal(s_suspended, new string('x', 20_001))?.Message);
        Assert.Equal("The HTML has at most 20000 characters.", MailRules.HtmlRefusal(s_suspended, new string('x', 20_001))?.Message);
        Assert.Null(MailRules.Refusal(s_suspended, new MailContent("x", "x", " ")));
    }

    [Theory]
    [InlineData(OutboxEvents.Invitation)]
    [InlineData(OutboxEvents.PasswordReset)]
    public void Template_OfAnAccountWithoutItsLink_IsRefused(string happened)
    {
        var about = MailEvents.Find(happened)!;

        Assert.Equal("{link} is missing: without it nobody could come in.", MailRules.TextRefusal(about, "Hello {user.name}")?.Message);
        Assert.Equal("{link} is missing: without it nobody could come in.", MailRules.HtmlRefusal(about, "{{link}}")?.Message);
        Assert.Null(MailRules.Refusal(about, new MailContent("x", "{link}", null)));
    }

    [Theory, MemberData(nameof(Events))]
    public void Default_OfEveryEvent_IsAllowedAndFilledInWhole(string happened)
    {
        var about = MailEvents.Find(happened)!;
        var templates = happened == OutboxEvents.Invitation ? [about.Default, MailEvents.InvitationToThePlatform] : new[] { about.Default };
        foreach (var template in templates)
        {
            Assert.Null(MailRules.Refusal(about, template));
            var mail = MailRenderer.Render(template, about.Variables.ToDictionary(variable => variable.Name, variable => $"[{variable.Name}]"));
            Assert.DoesNotContain('{', mail.Subject + mail.Text + mail.Html);
            Assert.DoesNotContain("\n\n\n", mail.Text, StringComparison.Ordinal);
            var alone = MailRenderer.Render(template, new Dictionary<string, string>());
            Assert.DoesNotContain("\n\n\n", alone.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"\"", alone.Html!, StringComparison.Ordinal);
        }
    }

    private static MailContent Render(string html, params (string Name, string Value)[] values) =>
        MailRenderer.Render(new MailContent("x", "{reason}", html), Values(values));

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(pair => pair.Name, pair => pair.Value);
}
