using System.Globalization;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

public sealed class AccessTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/services?status=active#top", "/services?status=active#top")]
    [InlineData("/my/services", "/my/services")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("services", "/")]
    [InlineData("~/services", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\/evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\r\n/evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/a\u0000b", "/")]
    [InlineData(" //evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public void OrHome_OfAnyAddress_StaysOnThisSite(string? url, string expected) => Assert.Equal(expected, LocalUrl.OrHome(url));

    [Fact]
    public void SetupCode_Text_IsReadableAndNeverTheSame()
    {
        var code = new SetupCode().Text;

        Assert.Matches("^[A-HJ-NP-Z2-9]{5}(-[A-HJ-NP-Z2-9]{5}){3}$", code);
        Assert.NotEqual(code, new SetupCode().Text);
    }

    [Fact]
    public void SetupCode_Matches_OnlyItself()
    {
        var code = new SetupCode();

        Assert.True(code.Matches(code.Text));
        Assert.True(code.Matches($"  {code.Text.ToLower(CultureInfo.InvariantCulture)} "));
        foreach (var wrong in new[] { null, "", " ", code.Text[..^1], code.Text + "A", new SetupCode().Text, "é" })
        {
            Assert.False(code.Matches(wrong), wrong);
        }
    }
}
