using System.Threading.Channels;

namespace SpaceAdmin.Core.Live;

/// <summary>Wakes one who waits. What is told while nobody waits is told once to whoever waits next.</summary>
public sealed class Signal(TimeProvider time)
{
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>As <see cref="ChangeFeed.Subscribe"/> wants it.</summary>
    public Task SetAsync()
    {
        _told.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    /// <summary>Whoever waits next hears only of what comes from now on.</summary>
    public void Forget() => _told.Reader.TryRead(out _);

    /// <summary>Waits until it is told, or until <paramref name="max"/> is over.</summary>
    /// <returns>Whether it was told.</returns>
    /// <exception cref="OperationCanceledException">It is to stop.</exception>
    public async Task<bool> WaitAsync(TimeSpan max, CancellationToken ct)
    {
        if (max <= TimeSpan.Zero)
        {
            return false;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var told = _told.Reader.WaitToReadAsync(over.Token).AsTask();
        var first = await Task.WhenAny(told, Task.Delay(max, time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        ct.ThrowIfCancellationRequested();
        return first == told && _told.Reader.TryRead(out _);
    }
}
