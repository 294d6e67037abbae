using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Reads what the monitor did, will do and could not do. A reseller sees what of it is its own.</summary>
public sealed partial class MonitorQueries(
    IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ISurfaceMonitor monitor, MonitorTimetable timetable)
{
    /// <summary>Up to so much that waits, a preview is told without being asked for.</summary>
    public const int CheapPreview = 100;

    /// <summary>So many failures are told one by one, the newest first.</summary>
    public const int MaxFailures = 50;

    /// <summary>A run of another process cannot be asked whether it still goes on; after so long it does not.</summary>
    private static readonly TimeSpan s_longestElsewhere = TimeSpan.FromMinutes(15);

    /// <summary>Null for somebody who is bound to nobody.</summary>
    public async Task<MonitorHealth?> HealthAsync(CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        if (!actor.WorksFor(out var reseller))
        {
            return null;
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var state = await db.MonitorStates.AsNoTracking().OnlyAsync(ct).ConfigureAwait(false);
        var newest = await RowsAsync(db, actor, db.MonitorRuns.VisibleTo(actor).OrderByDescending(run => run.Id).Take(1), ct).ConfigureAwait(false);
        var ended = await RowsAsync(db, actor, db.MonitorRuns.VisibleTo(actor).Where(run => run.EndedAt != null).OrderByDescending(run => run.Id).Take(1), ct).ConfigureAwait(false);
        var automatic = await db.MonitorRuns.VisibleTo(actor)
            .Where(run => run.Trigger == RunTrigger.Timer || run.Trigger == RunTrigger.Payment)
            .OrderByDescending(run => run.Id).Select(run => (DateTimeOffset?)run.StartedAt)
            .FirstOrDefaultAsync(ct).ConfigureAwait(false);
        var running = newest is [{ State: MonitorRunState.Running }];
        var due = state.Pausing is null && timetable.Runs && automatic is { } started ? MonitorHealth.DueAfter(started, timetable, now) : (DateTimeOffset?)null;
        return new MonitorHealth(
            MonitorHealth.ConditionOf(running, state.Pausing is not null, ended is [{ Broken.Count: > 0 }], timetable, due, now),
            ended is [var last] ? last : null,
            due,
            timetable.Every,
            state.Pausing,
            await monitor.BacklogAsync(reseller, ct).ConfigureAwait(false),
            await db.MonitorFailures.VisibleTo(actor).CountAsync(ct).ConfigureAwait(false),
            (await RowsAsync(db, db.MonitorFailures.VisibleTo(actor), 1, ct).ConfigureAwait(false)).FirstOrDefault());
    }

    /// <summary>Every pass, in its order, with its last 24 hours.</summary>
    /// <param name="zone">Where the viewer is: its day is meant by today.</param>
    public async Task<IReadOnlyList<PassHistory>> HistoryAsync(TimeZoneInfo zone, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var first = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero).AddHours(-(PassHistoryReader.Hours - 1));
        var midnight = PassHistoryReader.Midnight(now, zone);
        var since = midnight < first ? midnight : first;
        var runs = await db.MonitorPassRuns.VisibleTo(actor)
            .Where(pass => pass.StartedAt >= since)
            .GroupBy(pass => new { pass.Pass, pass.RunId, pass.StartedAt })
            .Select(group => new PassHistoryReader.PassOfRun(
                group.Key.Pass, group.Key.StartedAt, group.Sum(pass => pass.Done), group.Sum(pass => pass.Failed), group.Max(pass => pass.Milliseconds)))
            .ToListAsync(ct).ConfigureAwait(false);
        return PassHistoryReader.Read(runs, first, midnight);
    }

    /// <summary>The runs, newest first.</summary>
    public async Task<Paged<MonitorRunRow>> RunsAsync(int page, int size, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var runs = db.MonitorRuns.VisibleTo(actor);
        var total = await runs.CountAsync(ct).ConfigureAwait(false);
        var shown = Math.Min(page, Paging.Pages(total, size));
        var rows = await RowsAsync(db, actor, runs.OrderByDescending(run => run.Id).Skip((shown - 1) * size).Take(size), ct).ConfigureAwait(false);
        return new Paged<MonitorRunRow>(rows, shown, total);
    }

    /// <summary>What failed, newest first, up to <see cref="MaxFailures"/>.</summary>
    public async Task<IReadOnlyList<MonitorFailureRow>> FailuresAsync(CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await RowsAsync(db, db.MonitorFailures.VisibleTo(actor), MaxFailures, ct).ConfigureAwait(false);
    }

    /// <summary>What a run would do now, without doing it. It takes its time, and the writer for short slices of it.</summary>
    /// <returns>Null for somebody who is bound to nobody.</returns>
    public async Task<MonitorReport?> PreviewAsync(IProgress<MonitorProgress>? progress, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        return actor.WorksFor(out var reseller) ? await monitor.PreviewAsync(reseller, progress, ct).ConfigureAwait(false) : null;
    }

    private async Task<Actor> ActorAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MonitorSee);
        return actor;
    }

    private async Task<List<MonitorRunRow>> RowsAsync(SpaceDb db, Actor actor, IQueryable<MonitorRun> runs, CancellationToken ct)
    {
        var passes = db.MonitorPassRuns.VisibleTo(actor);
        var rows = await runs
            .Select(run => new
            {
                run.Id, run.Trigger, run.ActorName, ForAll = run.ResellerId == null, run.StartedAt, run.EndedAt, run.Milliseconds, run.Broken,
                Done = passes.Where(pass => pass.RunId == run.Id).Sum(pass => pass.Done),
                Failed = passes.Where(pass => pass.RunId == run.Id).Sum(pass => pass.Failed),
            })
            .ToListAsync(ct).ConfigureAwait(false);
        return [.. rows.Select(row => new MonitorRunRow
        {
            Id = row.Id,
            Trigger = row.Trigger,
            ActorName = row.ActorName,
            ForAll = row.ForAll,
            StartedAt = row.StartedAt,
            Took = row.Milliseconds is { } took ? TimeSpan.FromMilliseconds(took) : null,
            State = row.EndedAt is not null ? MonitorRunState.Ended : GoesOn(row.Id, row.Trigger, row.StartedAt) ? MonitorRunState.Running : MonitorRunState.Interrupted,
            Done = row.Done,
            Failed = row.Failed,
            Broken = MonitorRun.Read(row.Broken),
        })];
    }

    private bool GoesOn(long run, RunTrigger trigger, DateTimeOffset startedAt) =>
        monitor.IsWorkingOn(run) || trigger is RunTrigger.CommandLine && (time.GetUtcNow() - startedAt).Duration() < s_longestElsewhere;

    private static Task<List<MonitorFailureRow>> RowsAsync(SpaceDb db, IQueryable<MonitorFailure> failures, int max, CancellationToken ct) => failures
        .OrderByDescending(failure => failure.Id)
        .Take(max)
        .Select(failure => new MonitorFailureRow
        {
            Id = failure.Id,
            Pass = failure.Pass,
            ServiceId = failure.ServiceId,
            CustomerId = failure.CustomerId,
            Name = failure.ServiceId != null
                ? "#" + failure.ServiceId + " " + db.Services.Where(service => service.Id == failure.ServiceId).Select(service => service.Name).FirstOrDefault()
                : "Balance of " + db.Customers.Where(customer => customer.Id == failure.CustomerId).Select(customer => customer.UserName).FirstOrDefault(),
            Error = failure.Error,
            Attempts = failure.Attempts,
            FirstAt = failure.FirstAt,
            NextTryAt = failure.NextTryAt,
        })
        .ToListAsync(ct);
}
