using Bunit;
using SpaceAdmin.Web.Components.Shared.Lists;
using TestContext = Xunit.TestContext;

namespace SpaceAdmin.Tests.Components;

/// <summary>On a slow line the address answers late: what was typed since stays.</summary>
public sealed class SearchFieldTests : BunitContext
{
    private readonly List<string?> _searches = [];
    private readonly IRenderedComponent<SearchField> _field;

    static SearchFieldTests() => DefaultWaitTimeout = TimeSpan.FromSeconds(10);

    public SearchFieldTests() => _field = Render<SearchField>(field => field.Add(f => f.Label, "Search").Add(f => f.Value, null).Add(f => f.Search, _searches.Add));

    private string? Shown => _field.Find("input").GetAttribute("value");

    [Fact]
    public void Value_ThatAnswersAnOlderSearch_KeepsWhatWasTypedSince()
    {
        Type("A");
        Type("AB");

        Answer("A");
        Assert.Equal("AB", Shown);

        Answer("AB");
        Assert.Equal("AB", Shown);
    }

    [Fact]
    public void Value_ThatAnswersAnOlderSearch_KeepsLettersThatAreNotSearchedYet()
    {
        Type("A");
        _field.Find("input").Input("AB");

        Answer("A");

        Assert.Equal("AB", Shown);
        _field.WaitForAssertion(() => Assert.Equal(["A", "AB"], _searches));
    }

    [Fact]
    public void Value_DrawnAgainBeforeTheAnswer_KeepsWhatWasTyped()
    {
        Type("A");

        Answer(null);

        Assert.Equal("A", Shown);
    }

    [Fact]
    public void Value_ThatAnswersTheNewestSearchAlone_IsTheLastAnswer()
    {
        Type("A");
        Type("AB");
        Answer("AB");

        Answer("A"); // somebody went back

        Assert.Equal("A", Shown);
    }

    [Theory]
    [InlineData("blog")]
    [InlineData(null)]
    public void Value_ChangedByOtherMeans_IsShown(string? value)
    {
        Type("A");
        Answer("A");

        Answer(value);

        Assert.Equal(value, Shown);
    }

    [Fact]
    public async Task Value_ChangedByOtherMeansWhileTyping_IsNotSearchedOver()
    {
        _field.Find("input").Input("A");

        Answer("blog");

        Assert.Equal("blog", Shown);
        await Task.Delay(400, TestContext.Current.CancellationToken); // longer than the pause
        Assert.Empty(_searches);
    }

    /// <summary>And waits until it is searched.</summary>
    private void Type(string text)
    {
        var before = _searches.Count;
        _field.Find("input").Input(text);
        _field.WaitForAssertion(() => Assert.Equal(before + 1, _searches.Count));
    }

    private void Answer(string? value) => _field.Render(field => field.Add(f => f.Value, value));
}
