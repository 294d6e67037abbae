using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>What people tell the monitor, and what it refuses.</summary>
public sealed class MonitorCommandTests : MonitorTest
{
    private MonitorCommands Commands => new(Space.UnitOfWork, Monitor());

    [Fact]
    public async Task Run_OfAReseller_WorksForItsOwnAlone_AndIsRecorded()
    {
        var (ours, theirs) = await TwoOverdueAsync();

        var report = (await Commands.RunAsync(null, Ct)).Value!;

        Assert.Contains(report.Tasks, task => task is { Pass: Pass.Suspend } && task.Subject == ours);
        Assert.DoesNotContain(report.Tasks, task => task.ResellerId == Space.Theirs.Id);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(theirs)).Status);
        var entry = Assert.Single(await Space.AuditAsync(), entry => entry.Action == "Run monitor");
        Assert.Equal(("Rosa", Space.Ours.Id, "Monitor"), (entry.ActorName, entry.ResellerId, entry.Kind));
        await using var db = Space.CreateDbContext();
        var run = await db.MonitorRuns.SingleAsync(Ct);
        Assert.Equal((RunTrigger.Hand, "Rosa", Space.Ours.Id), (run.Trigger, run.ActorName, run.ResellerId));
    }

    [Fact]
    public async Task Run_OfThePlatform_WorksForEverybody()
    {
        var (ours, theirs) = await TwoOverdueAsync();
        Space.Actor = Actors.Administrator;

        var report = (await Commands.RunAsync(null, Ct)).Value!;

        Assert.Equal([ours, theirs], report.Tasks.Where(task => task.Pass is Pass.Suspend).Select(task => task.Subject).Order());
        Assert.Null(Assert.Single(await Space.AuditAsync(), entry => entry.Action == "Run monitor").ResellerId);
    }

    [Fact]
    public async Task Run_WhilePaused_IsRefusedWithWhoAndWhy()
    {
        var (ours, _) = await TwoOverdueAsync();
        await PauseAsync("Moving to new servers");

        var result = await Commands.RunAsync(null, Ct);

        Assert.Equal("The Surface Monitor is paused by Ada: Moving to new servers", Rejected(result));
        Assert.Equal(ServiceStatus.Active, (await FindAsync(ours)).Status);
        await using var db = Space.CreateDbContext();
        Assert.Empty(await db.MonitorRuns.ToListAsync(Ct));
    }

    [Fact]
    public async Task Pause_WhileARunGoesOn_EndsItAfterItsBatch_AndForgetsNoFailure()
    {
        await TwoOverdueAsync();
        var paused = false;
        using var heard = Space.Feed.Subscribe(Topics.Monitor, () => Task.CompletedTask);
        var progress = new Told(async told =>
        {
            if (told.Pass is Pass.IssueRenewals && !paused)
            {
                paused = true;
                await PauseAsync("Stop");
            }
        });

        await Monitor().RunAsync(RunTrigger.Timer, "Timer", null, progress, Ct);

        await using var db = Space.CreateDbContext();
        Assert.Equal(0, await db.MonitorPassRuns.CountAsync(run => run.Pass == Pass.Suspend, Ct));
        Assert.NotNull((await db.MonitorRuns.SingleAsync(Ct)).EndedAt);
    }

    [Theory]
    [InlineData(null, "A pause needs a reason, so that others know when it may end.")]
    [InlineData("  ", "A pause needs a reason, so that others know when it may end.")]
    [InlineData("x*501", "A reason has at most 500 characters; this one has 501.")]
    public async Task Pause_WithAReasonThatIsNone_IsRefused(string? reason, string sentence)
    {
        Space.Actor = Actors.Administrator;

        Assert.Equal(sentence, Rejected(await Commands.PauseAsync(reason == "x*501" ? new string('x', 501) : reason, Ct)));
        Assert.False(await Monitor().IsPausedAsync(Ct));
    }

    [Fact]
    public async Task Pause_Twice_SaysWhoWasFirst_AndResumeTwiceThatItRuns()
    {
        Space.Actor = Actors.Administrator;
        Assert.True((await Commands.PauseAsync(" Stock-taking ", Ct)).Succeeded);

        Assert.Equal("The Surface Monitor is paused by Ada: Stock-taking", Rejected(await Commands.PauseAsync("Again", Ct)));
        Assert.True(await Monitor().IsPausedAsync(Ct));
        Assert.True((await Commands.ResumeAsync(Ct)).Succeeded);
        Assert.Equal("The Surface Monitor is not paused.", Rejected(await Commands.ResumeAsync(Ct)));

        Assert.Equal(
            [("Pause monitor", "Stock-taking", "Running", "Paused"), ("Resume monitor", "Paused by Ada: Stock-taking", "Paused", "Running")],
            (await Space.AuditAsync()).Select(entry => (entry.Action, entry.Detail!, entry.Before!, entry.After!)));
    }

    [Fact]
    public async Task TryAgain_LetsTheNextRunTakeIt()
    {
        var number = await ActiveAsync();
        await LiveAsync(32);
        await ExecuteAsync("CREATE TRIGGER Broken BEFORE UPDATE OF Status ON Services BEGIN SELECT RAISE(ABORT, 'out of order'); END");
        await LiveAsync(1);
        await ExecuteAsync("DROP TRIGGER Broken");
        Assert.Empty((await RunAsync()).Tasks); // it is not its time yet
        await using var db = Space.CreateDbContext();
        var failure = await db.MonitorFailures.AsNoTracking().SingleAsync(Ct);

        Assert.True((await Commands.TryAgainAsync(failure.Id, Ct)).Succeeded);

        Assert.Equal(number, Assert.Single((await RunAsync()).Tasks).Subject);
        Assert.IsType<Failure.NotFound>((await Commands.TryAgainAsync(failure.Id, Ct)).Failure); // it is forgotten
        Assert.Equal($"Try again: Suspend what is overdue of #{number}", (await Space.AuditAsync()).Single(entry => entry.Action == "Run monitor").Detail);
    }

    private static string Rejected<T>(Result<T> result) => Assert.IsAssignableFrom<MonitorRefusal>(result.Failure).Message;

    private async Task PauseAsync(string reason)
    {
        var (before, admin) = (Space.Actor, Actors.Administrator);
        Space.Actor = admin;
        Assert.True((await Commands.PauseAsync(reason, Ct)).Succeeded);
        Space.Actor = before;
    }

    /// <summary>One of ours and one of theirs, both to be suspended, and both with a renewal to issue before.</summary>
    private async Task<(int Ours, int Theirs)> TwoOverdueAsync()
    {
        var staff = Space.Actor;
        Space.Actor = Actor.CommandLine;
        var (ours, theirs) = (await ActiveAsync("ours"), await ActiveAsync("theirs", customer: Space.Zoe));
        await LiveAsync(27);
        Space.Clock.Advance(TimeSpan.FromDays(6));
        await ActiveAsync("another", new Price(new Cycle(3, CycleUnit.Day), 0, 100, "USD"));
        await using var db = Space.CreateDbContext();
        await db.Services.Where(service => service.DueOn != null) // as a run before would have warned them
            .ExecuteUpdateAsync(set => set.SetProperty(service => service.WarnedFor, service => service.DueOn).SetProperty(service => service.SuspendsOn, service => service.DueOn), Ct);
        await db.MonitorRuns.ExecuteDeleteAsync(Ct);
        Space.Actor = staff;
        return (ours, theirs);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = Space.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql, Ct);
    }

    /// <summary>Told at once and waited for, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Told(Func<MonitorProgress, Task> told) : IProgress<MonitorProgress>
    {
        public void Report(MonitorProgress value) => told(value).GetAwaiter().GetResult();
    }
}
