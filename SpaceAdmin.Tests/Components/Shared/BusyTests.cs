using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Tests.Components;

/// <summary>A button is busy by itself, and what stands in one group is busy together.</summary>
public sealed class BusyTests : BunitContext
{
    private readonly TaskCompletionSource _work = new();
    private int _runs;

    [Fact]
    public async Task Button_WhileItRuns_IsDisabledAndBusy_AndASecondClickDoesNothing()
    {
        var button = Render<BusyButton>(b => b.Add(p => p.OnClick, WorkAsync).AddChildContent("Save").AddUnmatched("class", "button primary"));
        var click = button.InvokeAsync(() => button.Find("button").ClickAsync());

        Assert.True(IsBusy(button.Find("button")));
        button.Do(() => button.Find("button").Click());
        Assert.Equal(1, _runs);

        _work.SetResult();
        await click;
        Assert.False(IsBusy(button.Find("button")));
        await button.InvokeAsync(() => button.Find("button").ClickAsync());
        Assert.Equal(2, _runs);
    }

    [Fact]
    public void Button_HasTheAttributesItIsGiven_AndIsNoSubmitButtonUnlessItSaysSo()
    {
        var plain = Render<BusyButton>(b => b.Add(p => p.OnClick, WorkAsync).AddChildContent("Save").AddUnmatched("class", "button primary").AddUnmatched("aria-label", "Save all"));
        plain.Find("button").MarkupMatches("""<button type="button" class="button primary" aria-label="Save all">Save</button>""");

        var submit = Render<BusyButton>(b => b.AddChildContent("Save").AddUnmatched("type", "submit").AddUnmatched("form", "one"));
        submit.Find("button").MarkupMatches("""<button type="submit" form="one">Save</button>""");
    }

    [Fact]
    public void Button_ThatIsDisabled_IsSoWithoutBeingBusy()
    {
        var button = Render<BusyButton>(b => b.Add(p => p.OnClick, WorkAsync).Add(p => p.Disabled, true).AddChildContent("Save")).Find("button");

        Assert.True(button.HasAttribute("disabled"));
        Assert.False(button.HasAttribute("aria-busy"));
    }

    [Fact]
    public async Task Button_WhoseWorkThrows_IsFreeAgain()
    {
        var button = Render<BusyButton>(b => b.Add(p => p.OnClick, WorkAsync).AddChildContent("Save"));
        var click = button.InvokeAsync(() => button.Find("button").ClickAsync());

        _work.SetException(new InvalidOperationException("a bug"));

        await click;
        Assert.IsType<InvalidOperationException>(await Renderer.UnhandledException);
        Assert.False(IsBusy(button.Find("button")));
    }

    [Fact]
    public async Task Group_WhileOneRuns_DisablesAll_AndStartsNoOther()
    {
        var group = RenderGroup();
        var click = group.InvokeAsync(() => group.Find("#first").ClickAsync());

        Assert.All(group.FindAll("button"), button => Assert.True(IsBusy(button)));
        group.Do(() => group.Find("#second").Click());
        group.Do(() => group.Find("form").Submit());
        Assert.Equal(1, _runs);

        _work.SetResult();
        await click;
        Assert.All(group.FindAll("button"), button => Assert.False(IsBusy(button)));
    }

    [Fact]
    public async Task Group_OfAForm_IsBusyWhileItIsSubmitted()
    {
        var group = RenderGroup();
        var submit = group.InvokeAsync(() => group.Find("form").SubmitAsync());

        Assert.All(group.FindAll("button"), button => Assert.True(IsBusy(button)));

        _work.SetResult();
        await submit;
        Assert.All(group.FindAll("button"), button => Assert.False(IsBusy(button)));
    }

    private static bool IsBusy(IElement button) => button.HasAttribute("disabled") && button.GetAttribute("aria-busy") == "true";

    private Task WorkAsync()
    {
        _runs++;
        return _work.Task;
    }

    private IRenderedComponent<BusyGroup> RenderGroup() => Render<BusyGroup>(g => g.Add(p => p.ChildContent, busy => builder =>
    {
        AddButton(builder, "first", WorkAsync);
        AddButton(builder, "second", WorkAsync);
        builder.OpenElement(0, "form");
        builder.AddAttribute(1, "onsubmit", EventCallback.Factory.Create(this, () => busy.RunAsync(WorkAsync)));
        AddButton(builder, "third", null);
        builder.CloseElement();
    }));

    private void AddButton(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, string id, Func<Task>? click)
    {
        builder.OpenComponent<BusyButton>(0);
        builder.AddAttribute(1, "id", id);
        builder.AddAttribute(2, nameof(BusyButton.ChildContent), (RenderFragment)(text => text.AddContent(0, id)));
        if (click is not null)
        {
            builder.AddAttribute(3, nameof(BusyButton.OnClick), EventCallback.Factory.Create(this, click));
        }

        builder.CloseComponent();
    }
}
