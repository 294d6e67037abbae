namespace SpaceAdmin.Core.Monitoring;

/// <summary>Counts what the passes meet, and keeps the first of it.</summary>
internal sealed class MonitorCounts
{
    private readonly Dictionary<Pass, (int Done, int LeftAlone, int Failed)> _counts = [];
    private readonly List<MonitorTask> _tasks = [];
    private readonly Dictionary<Pass, int> _told = [];

    public int Of(Pass pass) => _counts.TryGetValue(pass, out var counts) ? counts.Done + counts.LeftAlone + counts.Failed : 0;

    public void Add(MonitorTask task)
    {
        var (done, leftAlone, failed) = _counts.GetValueOrDefault(task.Pass);
        _counts[task.Pass] = task.Outcome switch
        {
            TaskOutcome.Done => (done + 1, leftAlone, failed),
            TaskOutcome.LeftAlone => (done, leftAlone + 1, failed),
            _ => (done, leftAlone, failed + 1),
        };
        var told = _told.GetValueOrDefault(task.Pass);
        if (told < SurfaceMonitor.TasksTold)
        {
            _told[task.Pass] = told + 1;
            _tasks.Add(task);
        }
    }

    public MonitorReport Report(TimeSpan took) => new([.. Enum.GetValues<Pass>().Select(CountOf)], [.. _tasks.OrderBy(task => task.Pass)], took);

    private PassCount CountOf(Pass pass)
    {
        var (done, leftAlone, failed) = _counts.GetValueOrDefault(pass);
        return new PassCount(pass, done, leftAlone, failed);
    }
}
