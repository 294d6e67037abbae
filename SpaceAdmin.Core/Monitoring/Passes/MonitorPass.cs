using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>One of the passes, on its way through its index; made anew for each run.</summary>
internal abstract class MonitorPass
{
    private BatchSize? _size;

    public abstract Pass Pass { get; }

    /// <summary>How many it takes at a time.</summary>
    public BatchSize AtATime => _size ??= new BatchSize(AtFirst);

    /// <summary>How many it takes at a time until it is known how long that takes.</summary>
    protected virtual int AtFirst => 200;

    /// <summary>
    /// The next ones that are due, in the order of the index, each once in a run. Those that failed lately are not among
    /// them. Empty at the end.
    /// </summary>
    public abstract Task<IReadOnlyList<MonitorCandidate>> NextAsync(SpaceDb db, MonitorScope scope, CancellationToken ct);

    /// <summary>Does them, as far as the rules still say so: what changed meanwhile is passed over in silence.</summary>
    public abstract Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct);

    /// <summary>How much of it is due now and not done yet, read by the same index. What failed does not wait: it is tried again at its own time.</summary>
    public abstract Task<MonitorBacklog> BacklogAsync(SpaceDb db, MonitorScope scope, CancellationToken ct);

    protected IQueryable<MonitorFailure> Failures(SpaceDb db) => db.MonitorFailures.Where(failure => failure.Pass == Pass);

    /// <summary>Those that this run does not try again.</summary>
    protected IQueryable<MonitorFailure> LateFailures(SpaceDb db, MonitorScope scope) => Failures(db).Where(failure => failure.NextTryAt > scope.Now);

    /// <summary>The backlog of something that waits for a day.</summary>
    /// <param name="days">How many wait at which reseller since which day; null where the day has not come.</param>
    protected static MonitorBacklog Sum(MonitorScope scope, IEnumerable<(int Reseller, DateOnly? Since, int Count)> days) => days
        .Where(day => day.Since is not null)
        .Aggregate(MonitorBacklog.None, (sum, day) => sum.And(day.Count, Start(scope.Local(day.Reseller).Zone, day.Since!.Value)));

    private static DateTimeOffset Start(TimeZoneInfo zone, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
