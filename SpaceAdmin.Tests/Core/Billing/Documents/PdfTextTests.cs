using SpaceAdmin.Core.Billing;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Lines are as long as fits, measured here in signs.</summary>
public sealed class PdfTextTests
{
    [Theory]
    [InlineData("one two three", "one two|three")]
    [InlineData("one\r\n\ntwo", "one||two")]
    [InlineData("abcdefghijk lm", "abcdefgh|ijk lm")]
    [InlineData("ab cdefghijklmn", "ab|cdefghij|klmn")]
    [InlineData("", "")]
    public void Wrap_BreaksAtBlanks_ElseWithinWords(string text, string lines) => Assert.Equal(lines.Split('|'), PdfText.Wrap(text, 8, some => some.Length));

    [Fact]
    public void Wrap_NeverBreaksWithinASign() => Assert.Equal(["🙂🙂", "🙂"], PdfText.Wrap("🙂🙂🙂", 5, some => some.Length));
}
