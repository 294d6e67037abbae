using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Components.Shared.Lists;
using TestContext = Xunit.TestContext;

namespace SpaceAdmin.Tests.Components;

/// <summary>What every list does with its address: each load is asked for once, and answered by the test.</summary>
public sealed class ListPageTests : BunitContext
{
    private readonly ChangeFeed _feed = new(new FakeTimeProvider(), NullLogger<ChangeFeed>.Instance);

    static ListPageTests() => DefaultWaitTimeout = TimeSpan.FromSeconds(10);

    public ListPageTests()
    {
        Services.AddSingleton(_feed);
        Services.AddSingleton<ICurrentActor>(new ActorIs(Actors.Administrator));
        Navigation.NavigateTo("/things?q=a");
    }

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    [Fact]
    public void Page_Opened_LoadsOnceAndShowsIt()
    {
        var page = Render<Things>();
        Assert.Equal("a busy", page.Find("p").TextContent);

        Answer(page, "one");

        Assert.Equal("a one", page.Find("p").TextContent);
        Assert.Equal(["a"], Asked(page));
    }

    [Theory]
    [InlineData("/things?q=b")]
    [InlineData("/things/7?q=b")]
    public void Address_Changed_LoadsOnceAndKeepsTheOldUntilThen(string address)
    {
        var page = Render<Things>();
        Answer(page, "one");

        Navigation.NavigateTo(address);
        Assert.Equal("b busy one", page.Find("p").TextContent);

        Answer(page, "two");
        Assert.Equal("b two", page.Find("p").TextContent);
        Assert.Equal(["a", "b"], Asked(page));
        Assert.Equal([null, null], page.Instance.Before);
    }

    [Theory]
    [InlineData("/things?q=a")]
    [InlineData("/things?q=a&more=nonsense")]
    [InlineData("/things?q=a#content")]
    [InlineData("/things/7?q=a")]
    public void Address_ThatAsksForTheSame_DoesNotLoad(string address)
    {
        var page = Render<Things>();
        Answer(page, "one");

        Navigation.NavigateTo(address);
        page.Render();

        Assert.Equal(["a"], Asked(page));
    }

    [Fact]
    public void Address_ThatAsksForTheSameWhileItLoads_DoesNotLoadAgain()
    {
        var page = Render<Things>();

        Navigation.NavigateTo("/things?q=a&more=nonsense");
        page.Render();

        Assert.Equal(["a"], Asked(page));
        Answer(page, "one");
        Assert.Equal("a one", page.Find("p").TextContent);
    }

    [Fact]
    public void Address_NewerThanALoad_EndsIt()
    {
        var page = Render<Things>();
        Navigation.NavigateTo("/things?q=b");
        page.WaitForAssertion(() => Assert.Equal(["a", "b"], Asked(page)));
        Assert.Equal([true, false], page.Instance.Loads.Select(load => load.Ct.IsCancellationRequested));

        Answer(page, "two");
        page.Do(() => page.Instance.Loads[0].Answer.SetResult("one")); // too late

        Assert.Equal("b two", page.Find("p").TextContent);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/others?q=b")]
    [InlineData("/things/7/parts?q=b")]
    public void Address_OfAnotherPage_DoesNotLoad(string address)
    {
        var page = Render<Things>();
        Answer(page, "one");

        Navigation.NavigateTo(address);

        Assert.Equal(["a"], Asked(page));
        Assert.Equal("a one", page.Find("p").TextContent);
    }

    [Fact]
    public void Topic_Published_LoadsAgainAndKnowsWhatTheSameAddressShowed()
    {
        var page = Render<Things>();
        Answer(page, "one");

        _feed.Publish("things of the platform");
        page.WaitForAssertion(() => Assert.Equal(["a", "a"], Asked(page)));
        Answer(page, "two");

        page.WaitForAssertion(() => Assert.Equal("a two", page.Find("p").TextContent));
        Assert.Equal([null, "one"], page.Instance.Before);
    }

    [Fact]
    public void Topic_WhileANewAddressLoads_TakesNothingForAChange()
    {
        var page = Render<Things>();
        Answer(page, "one");
        Navigation.NavigateTo("/things?q=b");
        page.WaitForAssertion(() => Assert.Equal(["a", "b"], Asked(page)));

        _feed.Publish("things of the platform");
        page.WaitForAssertion(() => Assert.Equal(["a", "b", "b"], Asked(page)));
        Answer(page, "two");

        page.WaitForAssertion(() => Assert.Equal("b two", page.Find("p").TextContent));
        Assert.Equal([null, null], page.Instance.Before);
    }

    [Fact]
    public async Task Page_Gone_DoesNothing()
    {
        var page = Render<Things>();
        var things = page.Instance;
        await DisposeComponentsAsync();
        Assert.True(things.Loads.Single().Ct.IsCancellationRequested);

        Navigation.NavigateTo("/things?q=b");
        _feed.Publish("things of the platform");
        await things.ReloadNowAsync();
        await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Single(things.Loads);
    }

    [Fact]
    public async Task Load_ThatFailsForAnAddress_IsAFaultOfThePage()
    {
        var page = Render<Things>();
        Answer(page, "one");
        Navigation.NavigateTo("/things?q=b");

        page.Instance.Loads[^1].Answer.SetException(new InvalidOperationException("out of order"));

        Assert.Equal("out of order", Assert.IsType<InvalidOperationException>(await Renderer.UnhandledException).Message);
    }

    [Fact]
    public void Show_OfAQuery_GoesToItsAddress()
    {
        var page = Render<Things>();

        page.Instance.ShowNow(new Wanted("b"));

        Assert.EndsWith("/things?q=b", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(["a", "b"], Asked(page)));
    }

    private static IEnumerable<string?> Asked(IRenderedComponent<Things> page) => page.Instance.Loads.Select(load => load.Query.Text);

    private static void Answer(IRenderedComponent<Things> page, string shown) =>
        page.Do(() => page.Instance.Loads[^1].Answer.SetResult(shown));

    private sealed record Wanted(string? Text);

    [Route("/things")]
    [Route("/things/{Number:int}")]
    private sealed class Things : ListPage<Wanted, string>
    {
        public List<(Wanted Query, TaskCompletionSource<string> Answer, CancellationToken Ct)> Loads { get; } = [];

        public List<string?> Before { get; } = [];

        public Task ReloadNowAsync() => ReloadAsync();

        public void ShowNow(Wanted query) => Show(query);

        protected override Wanted Parse(Func<string, string?> value) => new(value("q"));

        protected override string AddressOf(Wanted query) => $"/things?q={query.Text}";

        protected override IEnumerable<string> TopicsFor(Actor actor) => actor.Scope is Scope.Platform ? ["things of the platform"] : [];

        protected override Task<string> LoadAsync(Wanted query, CancellationToken ct)
        {
            Loads.Add((query, new TaskCompletionSource<string>(), ct));
            StateHasChanged(); // whoever waits for it looks again
            return Loads[^1].Answer.Task; // one that does not hear that it is to end
        }

        protected override void OnLoaded(string? before) => Before.Add(before);

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, string.Join(' ', new[] { Query.Text, IsLoading ? "busy" : null, Page }.OfType<string>()));
            builder.CloseElement();
        }
    }
}
