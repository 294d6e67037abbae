using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SpaceAdmin.Core.Catalogue;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

/// <summary>Rows that are dragged, as js/catalogue.js sees them.</summary>
internal sealed class CatalogueOrder(IJSRuntime js, string script, Func<CatalogueKey, int, bool, Task> move) : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _script;
    private DotNetObjectReference<CatalogueOrder>? _self;

    public async Task StartAsync(ElementReference root)
    {
        _root = root;
        _self = DotNetObjectReference.Create(this);
        _script = await js.InvokeAsync<IJSObjectReference>("import", script);
        await _script.InvokeVoidAsync("start", _root, _self);
    }

    /// <summary>The script tells where a row was dropped.</summary>
    [JSInvokable]
    public Task Drop(string kind, int id, int other, bool after) =>
        Enum.TryParse<CatalogueKind>(kind, out var known) ? move(new CatalogueKey(known, id), other, after) : Task.CompletedTask;

    /// <summary>Gives the focus back to the button that moved a row, or to its neighbour where that can go no further.</summary>
    public async Task FocusAsync(CatalogueKey key, bool down)
    {
        if (_script is not null)
        {
            await _script.InvokeVoidAsync("focusMove", _root, key.Kind.ToString(), key.Id, down ? "down" : "up");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            if (_script is not null)
            {
                await _script.DisposeAsync(); // its listeners are the page's own and go with it
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // the browser is gone
        }
    }
}
