using System.Diagnostics.Metrics;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Monitoring;

/// <summary>What machines watch of the monitor.</summary>
internal sealed class MonitorMetrics
{
    public const string MeterName = "SpaceAdmin.Monitor";

    private readonly TimeProvider _time;
    private readonly Counter<long> _runs;
    private readonly Counter<long> _tasks;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _duration;
    private long _lastRun;
    private int _backlog;

    public MonitorMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _lastRun = time.GetTimestamp();
        var meter = meters.Create(MeterName);
        _runs = meter.CreateCounter<long>("runs", null, "Runs that ended, by what started them and how they ended");
        _tasks = meter.CreateCounter<long>("tasks", null, "What was done, by pass");
        _failures = meter.CreateCounter<long>("failures", null, "What could not be done, by pass");
        _duration = meter.CreateHistogram<double>("run_seconds", null, "How long runs took");
        meter.CreateObservableGauge("backlog", () => Volatile.Read(ref _backlog), null, "What was due and not done when it was last counted");
        meter.CreateObservableGauge(
            "seconds_since_last_run", () => _time.GetElapsedTime(Volatile.Read(ref _lastRun)).TotalSeconds, null, "Since the last run for everybody ended well, or since the start");
    }

    public void Ran(RunTrigger trigger, bool forAll, MonitorReport report)
    {
        _runs.Add(1, new("trigger", trigger.ToString()), new("outcome", "ended"));
        _duration.Record(report.Took.TotalSeconds);
        foreach (var pass in report.Passes)
        {
            _tasks.Add(pass.Done, new KeyValuePair<string, object?>("pass", pass.Pass.ToString()));
            _failures.Add(pass.Failed, new KeyValuePair<string, object?>("pass", pass.Pass.ToString()));
        }

        if (forAll)
        {
            Volatile.Write(ref _lastRun, _time.GetTimestamp());
        }
    }

    public void Broke(RunTrigger trigger) => _runs.Add(1, new("trigger", trigger.ToString()), new("outcome", "failed"));

    public void Waiting(int backlog) => Volatile.Write(ref _backlog, backlog);
}
