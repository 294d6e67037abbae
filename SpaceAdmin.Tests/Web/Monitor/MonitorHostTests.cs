using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Hosting;
using SpaceAdmin.Web.Monitoring;

namespace SpaceAdmin.Tests.Web;

/// <summary>When the monitor runs by itself, on a clock that we hold.</summary>
[Trait("Category", "Slow")]
public sealed class MonitorHostTests : IAsyncLifetime
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly Recorder _monitor = new();
    private readonly ChangeFeed _feed;
    private readonly MonitorHost _host;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public MonitorHostTests()
    {
        _feed = new ChangeFeed(_clock, NullLogger<ChangeFeed>.Instance);
        _host = new MonitorHost(_monitor, MonitorTimetable.Default, new StartWork(), _feed, _clock, NullLogger<MonitorHost>.Instance);
    }

    public async ValueTask InitializeAsync()
    {
        await _host.StartAsync(_ct);
        await PassAsync(MonitorHost.First, runs: 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);
        _host.Dispose();
    }

    [Fact]
    public async Task Runs_SoonAfterTheStart_AndAtEveryInterval()
    {
        await PassAsync(TimeSpan.FromMinutes(5) - s_second, runs: 1);
        await PassAsync(s_second, runs: 2);
        await PassAsync(TimeSpan.FromMinutes(5), runs: 3);

        Assert.Equal([RunTrigger.Timer, RunTrigger.Timer, RunTrigger.Timer], _monitor.Runs);
    }

    [Fact]
    public async Task Interval_IsTakenFromTheStartOfARun()
    {
        var goesOn = _monitor.Gate = new TaskCompletionSource();
        await PassAsync(TimeSpan.FromMinutes(5), runs: 2);
        await PassAsync(TimeSpan.FromMinutes(4), runs: 2); // it takes four minutes
        _monitor.Gate = null;
        goesOn.SetResult();

        await PassAsync(TimeSpan.FromMinutes(1), runs: 3);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task AClockThatJumps_ChangesNothing(int days)
    {
        _clock.AdjustTime(_clock.GetUtcNow().AddDays(days));

        await PassAsync(TimeSpan.FromMinutes(5) - s_second, runs: 1);
        await PassAsync(s_second, runs: 2);
    }

    [Fact]
    public async Task APayment_WakesIt_AndABurstOfThemWakesItOnce()
    {
        for (var i = 0; i < 5; i++)
        {
            _feed.Publish(Topics.Payments);
        }

        await PassAsync(5 * s_second, runs: 2);

        Assert.Equal([RunTrigger.Timer, RunTrigger.Payment], _monitor.Runs);
        await PassAsync(TimeSpan.FromMinutes(4), runs: 2);
        await PassAsync(TimeSpan.FromMinutes(1), runs: 3);
    }

    [Fact]
    public async Task WhilePaused_ItDoesNothing_AndGoesOnAtOnceWhenResumed()
    {
        _monitor.Paused = true;
        await PassAsync(TimeSpan.FromMinutes(20), runs: 1);
        _feed.Publish(Topics.Payments);
        await PassAsync(s_second, runs: 1);

        _monitor.Paused = false;
        _feed.Publish(Topics.Monitor);

        await PassAsync(5 * s_second, runs: 2);
    }

    [Fact]
    public async Task AFailure_IsTriedAgainAtTheNextInterval()
    {
        _monitor.Fails = true;
        await PassAsync(TimeSpan.FromMinutes(5), runs: 2);
        _monitor.Fails = false;
        await PassAsync(TimeSpan.FromMinutes(5) - s_second, runs: 2);
        await PassAsync(s_second, runs: 3);
    }

    [Fact]
    public async Task Stop_WhileARunGoesOn_EndsIt()
    {
        _monitor.Gate = new TaskCompletionSource();
        await PassAsync(TimeSpan.FromMinutes(5), runs: 2);

        await _host.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20), _ct);

        Assert.True(_monitor.Cancelled);
        Assert.True(_host.ExecuteTask!.IsCompleted);
    }

    // Step by step, so that what waits for one moment can begin to wait for the next; and a while of real time after it, so
    // that a run too many is seen.
    private async Task PassAsync(TimeSpan span, int runs)
    {
        await Task.Delay(150, _ct);
        for (var left = span; left > TimeSpan.Zero; left -= s_second)
        {
            await Task.Delay(left <= 5 * s_second ? 30 : 1, _ct);
            _clock.Advance(left < s_second ? left : s_second);
        }

        for (var tries = 0; _monitor.Runs.Count < runs && tries < 500; tries++)
        {
            await Task.Delay(10, _ct);
            if (tries > 100)
            {
                _clock.Advance(s_second); // on a busy machine it began to wait after the clock had gone on
            }
        }

        await Task.Delay(50, _ct);
        Assert.Equal(runs, _monitor.Runs.Count);
    }

    private sealed class Recorder : ISurfaceMonitor
    {
        private readonly Lock _lock = new();
        private readonly List<RunTrigger> _runs = [];

        public IReadOnlyList<RunTrigger> Runs
        {
            get
            {
                lock (_lock)
                {
                    return [.. _runs];
                }
            }
        }

        public bool Paused { get; set; }

        public bool Fails { get; set; }

        public bool Cancelled { get; private set; }

        public TaskCompletionSource? Gate { get; set; }

        public async Task<MonitorReport> RunAsync(RunTrigger trigger, string startedBy, int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct)
        {
            lock (_lock)
            {
                _runs.Add(trigger);
            }

            try
            {
                await (Gate?.Task ?? Task.CompletedTask).WaitAsync(ct);
            }
            catch (OperationCanceledException)
            {
                Cancelled = true;
                throw;
            }

            return Fails ? throw new InvalidOperationException("out of order") : new MonitorReport([], [], TimeSpan.Zero);
        }

        public Task<MonitorReport> PreviewAsync(int? resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct) => throw new NotSupportedException();

        public Task<MonitorBacklog> BacklogAsync(int? resellerId, CancellationToken ct) => throw new NotSupportedException();

        public Task<bool> IsPausedAsync(CancellationToken ct) => Task.FromResult(Paused);

        public bool IsWorkingOn(long runId) => false;
    }
}
