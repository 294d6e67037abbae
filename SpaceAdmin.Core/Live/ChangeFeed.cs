using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace SpaceAdmin.Core.Live;

/// <summary>Tells open pages that something changed. Carries no data: a page re-reads what its viewer may see.</summary>
public sealed partial class ChangeFeed(TimeProvider time, ILogger<ChangeFeed> logger)
{
    /// <summary>A page re-reads at once, then at most this often while changes keep coming.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _time = time;
    private readonly ConcurrentDictionary<string, ImmutableHashSet<Subscription>> _topics = new(StringComparer.Ordinal);

    /// <summary>Runs <paramref name="onChange"/> after changes to <paramref name="topic"/>, merging bursts, until disposed.</summary>
    public IDisposable Subscribe(string topic, Func<Task> onChange)
    {
        var subscription = new Subscription(this, topic, onChange);
        _topics.AddOrUpdate(topic, [subscription], (_, all) => all.Add(subscription));
        return subscription;
    }

    /// <summary>Call after the commit, never before. Does not wait for the pages.</summary>
    public void Publish(params IEnumerable<string> topics)
    {
        foreach (var topic in topics.Distinct(StringComparer.Ordinal))
        {
            if (_topics.TryGetValue(topic, out var subscriptions))
            {
                foreach (var subscription in subscriptions)
                {
                    subscription.Signal();
                }
            }
        }
    }

    private void Remove(Subscription subscription)
    {
        while (_topics.TryGetValue(subscription.Topic, out var all))
        {
            var rest = all.Remove(subscription);
            // A topic that nobody listens to any more must not stay for ever.
            if (rest.IsEmpty
                ? _topics.TryRemove(KeyValuePair.Create(subscription.Topic, all))
                : _topics.TryUpdate(subscription.Topic, rest, all))
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A page could not follow a change of {Topic}.")]
    private partial void LogFailed(Exception exception, string topic);

    /// <summary>Runs one at a time; holds no task, channel or timer while nothing happens.</summary>
    private sealed class Subscription(ChangeFeed feed, string topic, Func<Task> onChange) : IDisposable
    {
        private readonly Lock _gate = new();
        private bool _running;
        private bool _again;
        private bool _disposed;

        public string Topic => topic;

        public void Signal()
        {
            lock (_gate)
            {
                if (_disposed || _running)
                {
                    _again = true;
                    return;
                }

                _running = true;
            }

            _ = Task.Run(RunAsync);
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _disposed = true;
            }

            feed.Remove(this);
        }

        private async Task RunAsync()
        {
            do
            {
                lock (_gate)
                {
                    _again = false;
                }

                try
                {
                    await onChange().ConfigureAwait(false);
                }
                catch (ObjectDisposedException)
                {
                    // The page closed while it was told; one that did not has more to hear.
                }
                catch (UnauthorizedAccessException)
                {
                    // The change took the viewer's own right to see: its page is told of that as well, and goes.
                }
                catch (OperationCanceledException)
                {
                    // The page asked something newer meanwhile; the next change is still its to hear.
                }
                catch (Exception exception)
                {
                    feed.LogFailed(exception, topic); // one broken page must not silence the rest
                }

                await Task.Delay(MinInterval, feed._time).ConfigureAwait(false);
            }
            while (GoesOn());
        }

        private bool GoesOn()
        {
            lock (_gate)
            {
                return _running = _again && !_disposed;
            }
        }
    }
}
