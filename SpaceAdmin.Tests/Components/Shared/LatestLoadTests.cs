using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Tests.Components;

public sealed class LatestLoadTests : IDisposable
{
    private readonly LatestLoad _load = new();

    public void Dispose() => _load.Dispose();

    [Fact]
    public async Task RunAsync_ThatFails_IsOver()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _load.RunAsync(_ => throw new InvalidOperationException("out of order")));

        Assert.False(_load.IsRunning);
    }

    [Fact]
    public async Task RunAsync_WhileAnOlderOneRuns_EndsThat_AndIsOverWithTheNewer()
    {
        var (older, newer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = _load.RunAsync(ct => older.Task.WaitAsync(ct));
        var second = _load.RunAsync(ct => newer.Task.WaitAsync(ct));
        await first;
        Assert.Equal((true, "true"), (_load.IsRunning, _load.Busy));

        newer.SetResult();
        await second;

        Assert.Equal((false, "false"), (_load.IsRunning, _load.Busy));
    }

    [Fact]
    public async Task RunAsync_OfAnOlderOneThatFailsLate_LeavesTheNewerRunning()
    {
        var (older, newer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = _load.RunAsync(_ => older.Task);
        var second = _load.RunAsync(_ => newer.Task);

        older.SetException(new InvalidOperationException("out of order"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);

        Assert.True(_load.IsRunning);
        newer.SetResult();
        await second;
        Assert.False(_load.IsRunning);
    }
}
