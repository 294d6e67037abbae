using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>What the page tells of the monitor.</summary>
public sealed class MonitorQueryTests : MonitorTest
{
    private static readonly TimeSpan s_five = TimeSpan.FromMinutes(5);

    private SurfaceMonitor? _monitor;

    private SurfaceMonitor One => _monitor ??= Monitor();

    [Fact]
    public async Task Health_FollowsTheTimetable()
    {
        Assert.Equal((MonitorCondition.OnTime, null), Told(await HealthAsync())); // before its first run
        await One.RunAsync(RunTrigger.Timer, "Surface Monitor", null, null, Ct);
        var started = Space.Clock.GetUtcNow();

        Space.Clock.Advance(s_five);
        Assert.Equal((MonitorCondition.OnTime, started + s_five), Told(await HealthAsync()));
        Space.Clock.Advance(TimeSpan.FromMinutes(2.5));
        Assert.Equal(MonitorCondition.OnTime, (await HealthAsync()).Condition);
        Space.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(MonitorCondition.Late, (await HealthAsync()).Condition);
        Assert.Equal((MonitorCondition.Off, null), Told(await HealthAsync(MonitorTimetable.Default with { Runs = false })));

        await One.RunAsync(RunTrigger.Hand, "Ada", null, null, Ct); // is no run of its own
        Assert.Equal(MonitorCondition.Late, (await HealthAsync()).Condition);
    }

    [Fact]
    public async Task Health_AfterAPassThatBrokeOff_SaysWhich_UntilItWorksAgain()
    {
        await ExecuteAsync("ALTER TABLE ScheduledActions RENAME TO ElsewhereToo");
        await Assert.ThrowsAsync<BrokenPassException>(() => One.RunAsync(RunTrigger.Timer, "Surface Monitor", null, null, Ct));
        var refused = await new MonitorCommands(Space.UnitOfWork, One).RunAsync(null, Ct);
        await ExecuteAsync("ALTER TABLE ElsewhereToo RENAME TO ScheduledActions");

        var health = await HealthAsync();

        Assert.Equal(MonitorCondition.Broken, health.Condition);
        Assert.Contains(Pass.CarryOutSchedules, health.Last!.Broken);
        Assert.Contains("“Carry out schedules”", refused.Failure!.Message, StringComparison.Ordinal);

        Space.Clock.Advance(s_five);
        await One.RunAsync(RunTrigger.Timer, "Surface Monitor", null, null, Ct);
        Assert.Equal(MonitorCondition.OnTime, (await HealthAsync()).Condition);
        Assert.Empty((await HealthAsync()).Last!.Broken);
    }

    [Fact]
    public async Task Health_WhenTheClockIsSetBack_WaitsNoLonger()
    {
        await One.RunAsync(RunTrigger.Timer, "Surface Monitor", null, null, Ct);
        Space.Clock.AdjustTime(Space.Clock.GetUtcNow().AddDays(-1));

        Assert.Equal((MonitorCondition.OnTime, Space.Clock.GetUtcNow() + s_five), Told(await HealthAsync()));
    }

    [Fact]
    public async Task Health_WhilePaused_SaysByWhomAndWhy()
    {
        await One.RunAsync(RunTrigger.Timer, "Surface Monitor", null, null, Ct);
        Space.Actor = Actors.Administrator;
        await new MonitorCommands(Space.UnitOfWork, One).PauseAsync("Stock-taking", Ct);
        Space.Actor = Actors.Of(Space.Ours);

        var health = await HealthAsync();

        Assert.Equal((MonitorCondition.Paused, null), Told(health));
        Assert.Equal(("Ada", "Stock-taking"), (health.Pause!.By, health.Pause.Reason));
    }

    [Fact]
    public async Task Health_WhileARunGoesOn_IsRunning_AndAKilledOneIsNot()
    {
        await ActiveAsync();
        Space.Clock.Advance(TimeSpan.FromDays(27));
        MonitorCondition? during = null;
        await One.RunAsync(RunTrigger.Timer, "Surface Monitor", null, new Told1(_ => during = HealthAsync().GetAwaiter().GetResult().Condition), Ct);
        Assert.Equal(MonitorCondition.Running, during);
        Assert.Equal(MonitorCondition.OnTime, (await HealthAsync()).Condition);

        await using var db = Space.CreateDbContext();
        db.MonitorRuns.Add(new MonitorRun(RunTrigger.Timer, "Surface Monitor", null, Space.Clock.GetUtcNow())); // its process is gone
        await db.SaveChangesAsync(Ct);
        Assert.Equal(MonitorCondition.OnTime, (await HealthAsync()).Condition);
        Assert.Equal(MonitorRunState.Interrupted, (await Queries().RunsAsync(1, 25, Ct)).Rows[0].State);

        db.MonitorRuns.Add(new MonitorRun(RunTrigger.CommandLine, "Command line", null, Space.Clock.GetUtcNow())); // of another process: nobody can ask it
        await db.SaveChangesAsync(Ct);
        Assert.Equal(MonitorCondition.Running, (await HealthAsync()).Condition);
        Space.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotEqual(MonitorCondition.Running, (await HealthAsync()).Condition);
    }

    [Fact]
    public async Task Backlog_IsWhatIsDueAndNeitherHeldNorFailed()
    {
        var (a, b, c) = (await ActiveAsync("a"), await ActiveAsync("b"), await ActiveAsync("c"));
        await LiveAsync(32); // warned
        Assert.Equal(MonitorBacklog.None, (await HealthAsync()).Backlog);
        await HoldAsync(b, Today.AddDays(9));

        Space.Clock.Advance(TimeSpan.FromDays(2)); // a and c were to be suspended yesterday
        var backlog = (await HealthAsync()).Backlog;
        Assert.Equal((2, new DateTimeOffset(Today.AddDays(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)), (backlog.Count, backlog.Since));

        await ExecuteAsync($"CREATE TRIGGER Broken BEFORE UPDATE OF Status ON Services WHEN NEW.Id = {c} BEGIN SELECT RAISE(ABORT, 'out of order'); END");
        await RunAsync();
        var health = await HealthAsync();
        Assert.Equal((MonitorBacklog.None, 1), (health.Backlog, health.Failures));
        Assert.Equal(($"#{c} c", Pass.Suspend, 1), (health.Failure!.Name, health.Failure.Pass, health.Failure.Attempts));
        Assert.Equal("out of order", health.Failure.Error[^"out of order'.".Length..].TrimEnd('.', '\''));
        Assert.NotEqual(a, c);
    }

    [Fact]
    public async Task History_LaysTheRunsIntoHours()
    {
        await using var db = Space.CreateDbContext();
        await AddAsync(db, TimeSpan.FromHours(-30), 100, 0); // too long ago
        await AddAsync(db, TimeSpan.FromHours(-10), 7, 0); // yesterday: it is nine o'clock
        await AddAsync(db, TimeSpan.FromMinutes(-70), 3, 1);
        await AddAsync(db, TimeSpan.FromMinutes(-65), 2, 0);
        await AddAsync(db, TimeSpan.Zero, 4, 0);

        var history = await Queries().HistoryAsync(TimeZoneInfo.Utc, Ct);

        Assert.Equal(Passes.All, history.Select(pass => pass.Pass));
        var suspend = history.Single(pass => pass.Pass is Pass.Suspend);
        Assert.Equal((9, 1, TimeSpan.FromSeconds(8)), (suspend.DoneToday, suspend.FailedToday, suspend.Took));
        Assert.Equal(
            [(13, 7, 0), (21, 5, 1), (23, 4, 0)],
            suspend.Hours.Select((hour, i) => (i, hour.Done, hour.Failed)).Where(hour => hour.Done + hour.Failed > 0));
        Assert.Equal((Space.Clock.GetUtcNow(), TimeSpan.FromSeconds(2)), (suspend.Hours[23].From, suspend.Hours[23].Took));
    }

    [Fact]
    public async Task AReseller_SeesItsOwnCountsAndNoRunOfAnother()
    {
        Space.Actor = Actor.CommandLine;
        await ActiveAsync("ours");
        await ActiveAsync("theirs 1", customer: Space.Zoe);
        await ActiveAsync("theirs 2", customer: Space.Zoe);
        Space.Clock.Advance(TimeSpan.FromDays(27));
        await ExecuteAsync("CREATE TRIGGER Broken BEFORE UPDATE OF InvoicedTerm ON Services WHEN NEW.Name LIKE 'theirs%' BEGIN SELECT RAISE(ABORT, 'out of order'); END");
        await RunAsync();
        await ExecuteAsync("DROP TRIGGER Broken");
        await Monitor().RunAsync(RunTrigger.Hand, "Theo", Space.Theirs.Id, null, Ct);
        Space.Actor = Actors.Of(Space.Ours);

        var health = await HealthAsync();
        var runs = await Queries().RunsAsync(1, 25, Ct);
        var issued = (await Queries().HistoryAsync(TimeZoneInfo.Utc, Ct))[0];

        Assert.Equal((0, null), (health.Failures, health.Failure));
        Assert.Equal([(1, 0, true)], runs.Rows.Select(run => (run.Done, run.Failed, run.ForAll)));
        Assert.Equal((1, 0), (issued.DoneToday, issued.FailedToday));
        Assert.Empty(await Queries().FailuresAsync(Ct));

        Space.Actor = Actors.Of(Space.Theirs);
        Assert.Equal(2, (await HealthAsync()).Failures);
        Assert.Equal([0, 0], (await Queries().RunsAsync(1, 25, Ct)).Rows.Select(run => run.Done));
    }

    [Fact]
    public async Task Preview_OfAReseller_TellsItsOwnAlone()
    {
        Space.Actor = Actor.CommandLine;
        var ours = await ActiveAsync("ours");
        await ActiveAsync("theirs", customer: Space.Zoe);
        Space.Clock.Advance(TimeSpan.FromDays(27));
        Space.Actor = Actors.Of(Space.Ours);

        var report = (await Queries().PreviewAsync(null, Ct))!;

        Assert.Equal([ours], report.Tasks.Select(task => task.Subject));
        Assert.Equal(1, report.Done);
    }

    private static (MonitorCondition, DateTimeOffset?) Told(MonitorHealth health) => (health.Condition, health.NextDue);

    private MonitorQueries Queries(MonitorTimetable? timetable = null) => new(Space, Space, Space.Clock, One, timetable ?? MonitorTimetable.Default);

    private async Task<MonitorHealth> HealthAsync(MonitorTimetable? timetable = null) => (await Queries(timetable).HealthAsync(Ct))!;

    private async Task AddAsync(SpaceAdmin.Core.Data.SpaceDb db, TimeSpan ago, int done, int failed)
    {
        var run = db.MonitorRuns.Add(new MonitorRun(RunTrigger.Timer, "Surface Monitor", null, Space.Clock.GetUtcNow() + ago)).Entity;
        await db.SaveChangesAsync(Ct);
        var pass = new MonitorPassRun(run.Id, Pass.Suspend, Space.Ours.Id, run.StartedAt);
        pass.Add(done, 0, failed, TimeSpan.FromSeconds(2));
        db.MonitorPassRuns.Add(pass);
        await db.SaveChangesAsync(Ct);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = Space.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql, Ct);
    }

    private sealed class Told1(Action<MonitorProgress> told) : IProgress<MonitorProgress>
    {
        public void Report(MonitorProgress value) => told(value);
    }
}
