namespace SpaceAdmin.Web.Components.Shared;

/// <summary>Loads what a page shows, one thing at a time: when something newer is asked for, the answer to the older is of no use any more.</summary>
internal sealed class LatestLoad : IDisposable
{
    private CancellationTokenSource _current = new();

    public bool IsRunning { get; private set; }

    /// <summary>For the page's aria-busy.</summary>
    public string Busy => IsRunning ? "true" : "false";

    /// <summary>Ends early when a newer one takes its place.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> load)
    {
        if (IsRunning)
        {
            await _current.CancelAsync();
        }

        _current.Dispose();
        _current = new CancellationTokenSource();
        var ct = _current.Token;
        IsRunning = true;
        try
        {
            await load(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }

        IsRunning = false;
    }

    public void Dispose()
    {
        _current.Cancel();
        _current.Dispose();
    }
}
