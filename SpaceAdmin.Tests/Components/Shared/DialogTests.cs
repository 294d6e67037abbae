using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Web.Components.Pages.Monitor;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Tests.Components;

/// <summary>What every form in a dialog does, shown by the one that asks why the monitor is paused.</summary>
public sealed class DialogTests : BunitContext
{
    private readonly IRenderedComponent<MudDialogProvider> _page;
    private readonly List<string> _sent = [];
    private TaskCompletionSource<Result<bool>> _answer = new();

    public DialogTests()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
        _page = Render<MudDialogProvider>();
    }

    private IDialogService Dialogs => Services.GetRequiredService<IDialogService>();

    [Fact]
    public async Task Form_WhileItIsSaved_HasABusyButton_AndIsNotSentTwice()
    {
        var asked = await AskAsync();
        _page.Do(() => _page.Find("#pause-reason").Change("A power cut."));
        var submit = SubmitAsync();

        Assert.True(Confirm.HasAttribute("disabled"));
        Assert.Equal("true", Confirm.GetAttribute("aria-busy"));
        _page.Do(() => _page.Find("#pause").Submit());
        Assert.Equal(["A power cut."], _sent);

        _answer.SetResult(true);
        await submit;
        Assert.True((await asked)!.Value);
        Assert.Empty(_page.FindAll("[role='dialog']"));
    }

    [Fact]
    public async Task Form_ThatIsRefused_StaysOpenWithWhatWasTyped_AndTellsIt()
    {
        var asked = await AskAsync();
        _page.Do(() => _page.Find("#pause-reason").Change("No"));
        _answer.SetResult(new Refused("That is no reason."));

        await SubmitAsync();

        var told = _page.Find("#pause [role='alert']");
        Assert.Equal("That is no reason.", told.Words());
        Assert.Equal("pause-refused", told.Id);
        Assert.Equal("No", _page.Find("#pause-reason").GetAttribute("value"));
        Assert.False(Confirm.HasAttribute("disabled"));
        Assert.False(asked.IsCompleted);

        _answer = new TaskCompletionSource<Result<bool>>();
        _answer.SetResult(true);
        await SubmitAsync();
        Assert.True((await asked)!.Succeeded);
    }

    [Fact]
    public async Task Form_ThatFailsOtherwise_ClosesWithTheResult()
    {
        var asked = await AskAsync();
        _answer.SetResult(new Failure.Stale());

        await SubmitAsync();

        Assert.IsType<Failure.Stale>((await asked)!.Failure);
        Assert.Empty(_page.FindAll("[role='dialog']"));
    }

    [Fact]
    public async Task Form_ThatIsLeft_AnswersNothing_AndSendsNothing()
    {
        var asked = await AskAsync();

        await _page.DoAsync(() => _page.FindAll("button").Single(button => button.Words() == "Back").ClickAsync());

        Assert.Null(await asked);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task Form_WhoseSavingThrows_IsFreeAgain()
    {
        await AskAsync();
        _answer.SetException(new InvalidOperationException("a bug"));

        await Assert.ThrowsAsync<InvalidOperationException>(SubmitAsync);

        Assert.False(Confirm.HasAttribute("disabled"));
    }

    [Fact]
    public async Task Button_WhileItsDialogAsks_KeepsTheFocus_AndOpensNoSecond()
    {
        var work = new TaskCompletionSource();
        var button = Render<BusyButton>(b => b.AddChildContent("Delete").Add(p => p.OnClick, async () =>
        {
            if (await ConfirmDialog.AskAsync(Dialogs, "Delete it?", "It is gone then.", "Delete"))
            {
                await work.Task;
            }
        }));
        var click = button.InvokeAsync(() => button.Find("button").ClickAsync());
        _page.WaitForElement("[role='dialog']");

        Assert.False(button.Find("button").HasAttribute("disabled"));
        button.Do(() => button.Find("button").Click());
        Assert.Single(_page.FindAll("[role='dialog']"));

        await _page.DoAsync(() => _page.FindAll("button").Single(one => one.Words() == "Delete").ClickAsync());
        button.WaitForAssertion(() => Assert.True(button.Find("button").HasAttribute("disabled")));
        work.SetResult();
        await click;
        Assert.False(button.Find("button").HasAttribute("disabled"));
    }

    private AngleSharp.Dom.IElement Confirm => _page.Find("button[form='pause']");

    private async Task<Task<Result<bool>?>> AskAsync()
    {
        Task<Result<bool>?> asked = null!;
        await _page.InvokeAsync(() =>
        {
            asked = PauseDialog.AskAsync(Dialogs, reason =>
            {
                _sent.Add(reason);
                return _answer.Task;
            });
        });
        _page.WaitForElement("#pause");
        return asked;
    }

    private Task SubmitAsync() => _page.DoAsync(() => _page.Find("#pause").SubmitAsync());

    private sealed record Refused(string Reason) : Failure.Rejected("test.refused", Reason);
}
