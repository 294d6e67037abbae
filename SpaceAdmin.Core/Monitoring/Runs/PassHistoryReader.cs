namespace SpaceAdmin.Core.Monitoring;

/// <summary>Lays what the passes did into hours.</summary>
internal static class PassHistoryReader
{
    public const int Hours = 24;

    public static IReadOnlyList<PassHistory> Read(IReadOnlyList<PassOfRun> runs, DateTimeOffset first, DateTimeOffset midnight) =>
        [.. Passes.All.Select(pass => Of(pass, [.. runs.Where(run => run.Pass == pass)], first, midnight))];

    /// <summary>When the viewer's day began.</summary>
    public static DateTimeOffset Midnight(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return new DateTimeOffset(today, zone.GetUtcOffset(today)).ToUniversalTime();
    }

    // What a clock that was set back since says to be later than now is of the current hour.
    private static PassHistory Of(Pass pass, List<PassOfRun> runs, DateTimeOffset first, DateTimeOffset midnight)
    {
        var byHour = runs.Where(run => run.StartedAt >= first).ToLookup(run => Math.Min(Hours - 1, (int)(run.StartedAt - first).TotalHours));
        var hours = Enumerable.Range(0, Hours)
            .Select(hour => new PassHour(first.AddHours(hour), byHour[hour].Sum(run => run.Done), byHour[hour].Sum(run => run.Failed), Took(byHour[hour])))
            .ToList();
        var today = runs.Where(run => run.StartedAt >= midnight).ToList();
        return new PassHistory(pass, hours, today.Sum(run => run.Done), today.Sum(run => run.Failed), Took(runs.Where(run => run.StartedAt >= first)));
    }

    private static TimeSpan Took(IEnumerable<PassOfRun> runs) => TimeSpan.FromMilliseconds(runs.Sum(run => run.Milliseconds));

    /// <summary>What one pass of one run did, for all whom the viewer sees.</summary>
    public sealed record PassOfRun(Pass Pass, DateTimeOffset StartedAt, int Done, int Failed, long Milliseconds);
}
