using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Tests.Core;

public sealed class ChangeFeedTests
{
    private const string Topic = "service:7";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new();
    private readonly ChangeFeed _feed;

    public ChangeFeedTests() => _feed = new ChangeFeed(_clock, NullLogger<ChangeFeed>.Instance);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_OneChange_RunsAtOnce()
    {
        var runs = new Runs();
        using var subscription = _feed.Subscribe(Topic, runs.RunAsync);

        _feed.Publish(Topic);

        await runs.WaitForAsync(1);
    }

    [Fact]
    public async Task Publish_ABurst_RunsOnceMoreAfterTheInterval()
    {
        var runs = new Runs();
        using var subscription = _feed.Subscribe(Topic, runs.RunAsync);
        _feed.Publish(Topic);
        await runs.WaitForAsync(1);

        for (var i = 0; i < 100; i++)
        {
            _feed.Publish(Topic);
        }

        Assert.Equal(1, runs.Count);
        await AdvanceUntilAsync(() => runs.Count == 2);
        _clock.Advance(ChangeFeed.MinInterval * 4);
        Assert.Equal(2, runs.Count);
    }

    [Fact]
    public async Task Publish_AfterQuiet_RunsAtOnceAgain()
    {
        var runs = new Runs();
        using var subscription = _feed.Subscribe(Topic, runs.RunAsync);
        for (var round = 1; round <= 3; round++)
        {
            var before = runs.Count;
            _feed.Publish(Topic);
            await AdvanceUntilAsync(() => runs.Count > before);
        }
    }

    [Fact]
    public async Task Publish_OtherTopics_AreNotHeard()
    {
        var (mine, others) = (new Runs(), new Runs());
        using var first = _feed.Subscribe(Topic, mine.RunAsync);
        using var second = _feed.Subscribe("service:70", others.RunAsync);

        _feed.Publish("service:70");

        await others.WaitForAsync(1);
        Assert.Equal(0, mine.Count);
    }

    [Fact]
    public async Task Publish_AfterDispose_IsSilent()
    {
        var (gone, staying) = (new Runs(), new Runs());
        var subscription = _feed.Subscribe(Topic, gone.RunAsync);
        using var other = _feed.Subscribe(Topic, staying.RunAsync);
        subscription.Dispose();
        subscription.Dispose(); // twice is harmless

        _feed.Publish(Topic);

        await staying.WaitForAsync(1);
        Assert.Equal(0, gone.Count);
    }

    [Fact]
    public async Task Dispose_WhileARunWaits_LetsItGo()
    {
        var runs = new Runs();
        var subscription = _feed.Subscribe(Topic, runs.RunAsync);
        _feed.Publish(Topic);
        await runs.WaitForAsync(1);
        _feed.Publish(Topic);

        subscription.Dispose();
        _clock.Advance(ChangeFeed.MinInterval * 4);

        // Another one's run tells that time has passed for both.
        var later = new Runs();
        using var other = _feed.Subscribe(Topic, later.RunAsync);
        _feed.Publish(Topic);
        await later.WaitForAsync(1);
        Assert.Equal(1, runs.Count);
    }

    [Fact]
    public async Task Publish_OneFails_TheOthersAndItsNextRunGoOn()
    {
        var (failing, fine) = (new Runs { Failure = new InvalidOperationException("broken page") }, new Runs());
        using var first = _feed.Subscribe(Topic, failing.RunAsync);
        using var second = _feed.Subscribe(Topic, fine.RunAsync);

        _feed.Publish(Topic);
        await failing.WaitForAsync(1);
        await fine.WaitForAsync(1);

        _feed.Publish(Topic);
        await AdvanceUntilAsync(() => failing.Count == 2 && fine.Count == 2);
    }

    [Fact]
    public async Task Publish_OneIsCancelled_ItsNextRunGoesOn()
    {
        var runs = new Runs { Failure = new OperationCanceledException() };
        using var subscription = _feed.Subscribe(Topic, runs.RunAsync);
        _feed.Publish(Topic);
        await runs.WaitForAsync(1);

        _feed.Publish(Topic);

        await AdvanceUntilAsync(() => runs.Count == 2);
    }

    [Fact]
    public async Task Publish_OneMeetsSomethingDisposed_ItsNextRunGoesOn()
    {
        var runs = new Runs { Failure = new ObjectDisposedException("a load") };
        using var subscription = _feed.Subscribe(Topic, runs.RunAsync);
        _feed.Publish(Topic);
        await runs.WaitForAsync(1);

        _feed.Publish(Topic);

        await AdvanceUntilAsync(() => runs.Count == 2);
    }

    // The feed asks for its delay on a thread of its own, so one step of the clock can come before the question.
    private async Task AdvanceUntilAsync(Func<bool> reached)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!reached())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < s_patience, "It never came.");
            _clock.Advance(ChangeFeed.MinInterval);
            await Task.Delay(1, Ct);
        }
    }

    private sealed class Runs
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Exception? Failure { get; init; }

        public Task RunAsync()
        {
            Interlocked.Increment(ref _count);
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        }

        public async Task WaitForAsync(int count)
        {
            var since = TimeProvider.System.GetTimestamp();
            while (Count < count)
            {
                Assert.True(TimeProvider.System.GetElapsedTime(since) < s_patience, "It never ran.");
                await Task.Delay(1, Ct);
            }
        }
    }
}
