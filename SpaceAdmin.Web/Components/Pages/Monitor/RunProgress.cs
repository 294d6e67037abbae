using System.Collections.Concurrent;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Components.Pages.Monitor;

/// <summary>How far a run is, as its page shows it. Told by the run, at every batch; shown a few times a second at most.</summary>
internal sealed class RunProgress(TimeProvider time, Action show) : IProgress<MonitorProgress>
{
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<Pass, int> _counts = new();
    private long _shown = time.GetTimestamp();

    /// <summary>The pass that reported last.</summary>
    public Pass? At { get; private set; }

    public int Of(Pass pass) => _counts.GetValueOrDefault(pass);

    public void Report(MonitorProgress value)
    {
        var next = At != value.Pass;
        At = value.Pass;
        _counts[value.Pass] = value.Tasks;
        if (next || time.GetElapsedTime(_shown) >= s_least)
        {
            _shown = time.GetTimestamp();
            show();
        }
    }
}
