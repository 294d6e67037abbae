using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Notes;

/// <summary>
/// Where a note is written. The text lives in the browser until it is sent: no keystroke crosses the network, nothing that
/// happens on the page can overwrite it, and the draft outlives a lost connection and a closed panel.
/// </summary>
public sealed partial class NoteEditor(IJSRuntime js)
{
    private ElementReference _root;
    private Task<IJSObjectReference>? _script;
    private bool _customerCanRead;
    private BusyGroup? _acts;
    private bool _gone;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public string Submit { get; set; } = "";

    /// <summary>Names the draft: whose it is, and of what.</summary>
    [Parameter, EditorRequired]
    public string DraftKey { get; set; } = "";

    /// <summary>What to begin with when there is no draft.</summary>
    [Parameter]
    public string Text { get; set; } = "";

    [Parameter]
    public bool CustomerCanRead { get; set; }

    /// <summary>Whether that is the writer's to choose; what a customer writes is for both.</summary>
    [Parameter]
    public bool AsksWhoReads { get; set; } = true;

    /// <summary>True when it was saved: then the draft goes.</summary>
    [Parameter, EditorRequired]
    public Func<string, bool, Task<bool>> SaveAsync { get; set; } = null!;

    /// <summary>Told when the writing is over, saved or not. Without it the editor stays, and has no way to cancel.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        if (_acts is not { State.Runs: true })
        {
            await ForgetAsync();
        }
    }

    protected override void OnInitialized() => _customerCanRead = CustomerCanRead;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await (_script = StartAsync());
        }
    }

    private async Task<IJSObjectReference> StartAsync()
    {
        var script = await js.InvokeAsync<IJSObjectReference>("import", $"/{Assets["js/draft.js"]}");
        if (!_gone) // a quick hand may have closed the panel before it came
        {
            await script.InvokeVoidAsync("start", _root, DraftKey, Text, Closed.HasDelegate);
        }

        return script;
    }

    private Task SubmitAsync() => UseAsync(async script =>
    {
        var text = await script.InvokeAsync<string>("read", _root, Note.TextMaxLength);
        if (await SaveAsync(text, _customerCanRead))
        {
            await script.InvokeVoidAsync("clear", _root, DraftKey, text); // also when the panel was closed meanwhile: the draft is sent
            _customerCanRead = CustomerCanRead;
            await Closed.InvokeAsync();
        }
    });

    private Task CancelAsync() => UseAsync(async script =>
    {
        await script.InvokeVoidAsync("clear", _root, DraftKey, null);
        await Closed.InvokeAsync();
    });

    private async Task UseAsync(Func<IJSObjectReference, Task> use)
    {
        if (_script is null)
        {
            return;
        }

        try
        {
            var script = await _script; // a quick hand may be here before it
            if (!_gone)
            {
                await use(script);
            }
        }
        finally
        {
            if (_gone)
            {
                await ForgetAsync();
            }
        }
    }

    private async Task ForgetAsync()
    {
        try
        {
            if (_script is not null)
            {
                await (await _script).DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // the browser is gone, or the script never came, which was told when it was asked for
        }
    }
}
