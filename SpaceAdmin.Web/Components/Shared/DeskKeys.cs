using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SpaceAdmin.Web.Components.Shared;

/// <summary>Keys and clicks of a list with a panel beside it, as js/desk.js hears them.</summary>
internal sealed class DeskKeys(IJSRuntime js, string script, Action<int> move, Action close) : IAsyncDisposable
{
    private ElementReference _desk;
    private IJSObjectReference? _script;
    private DotNetObjectReference<DeskKeys>? _self;
    private bool _gone;

    public async Task StartAsync(ElementReference desk)
    {
        var loaded = await js.InvokeAsync<IJSObjectReference>("import", script);
        if (_gone) // a quick hand may have left the page before it came
        {
            await loaded.DisposeAsync();
            return;
        }

        _desk = desk;
        _script = loaded;
        _self = DotNetObjectReference.Create(this);
        await _script.InvokeVoidAsync("start", _desk, _self);
    }

    /// <summary>The script tells of the arrow keys.</summary>
    [JSInvokable]
    public void MoveSelection(int rows) => move(rows);

    /// <summary>The script tells of Escape.</summary>
    [JSInvokable]
    public void CloseService() => close();

    public async Task FocusSelectedAsync() => await RunAsync("focusSelected");

    /// <summary>On a narrow screen the panel takes the place of the row that was followed, and of the focus on it.</summary>
    public async Task FocusPanelAsync() => await RunAsync("focusPanel");

    /// <summary>The row that is so many rows after the selected one. With none selected, up begins at the end.</summary>
    public static T Step<T>(IReadOnlyList<T> rows, Predicate<T> selected, int by)
    {
        var at = rows.ToList().FindIndex(selected);
        return rows[Math.Clamp((at < 0 && by < 0 ? rows.Count : at) + by, 0, rows.Count - 1)];
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("stop", _desk);
                await _script.DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // the browser is gone, and its listeners with it
        }
        finally
        {
            _self?.Dispose();
        }
    }

    private async Task RunAsync(string function)
    {
        if (_script is not null && !_gone)
        {
            await _script.InvokeVoidAsync(function, _desk);
        }
    }
}
