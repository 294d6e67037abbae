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
        // Taken at once: a third one may be asked for while the first is told to end.
        var (older, mine, running) = (_current, new CancellationTokenSource(), IsRunning);
        var ct = mine.Token;
        _current = mine;
        IsRunning = true;
        try
        {
            if (running)
            {
                await older.CancelAsync();
            }

            older.Dispose();
            ct.ThrowIfCancellationRequested();
            await load(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // a newer one goes on, or the page is gone
        }
        finally
        {
            IsRunning = IsRunning && _current != mine;
        }
    }

    public void Dispose()
    {
        _current.Cancel();
        _current.Dispose();
    }
}
