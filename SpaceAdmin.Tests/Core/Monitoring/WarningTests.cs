using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>Nobody is suspended without a warning the set days before, whatever the monitor missed: a late warning moves the suspension.</summary>
public sealed class WarningTests : MonitorTest
{
    // Every service here is ordered and paid on 5 Jan: its next term is due on 5 Feb, warned of on the 6th and suspended for on the 7th.
    [Fact]
    public async Task Run_PausedOverTheWarningDay_WarnsFirst_AndSuspendsTheDaysAfterThat()
    {
        var number = await DueAsync();
        SkipTo(Day(8));

        Assert.Equal([Pass.Warn], await PassesAsync());
        Assert.Equal((Day(5), Day(9)), await WarnedAsync(number));
        Assert.Empty(await PassesAsync());

        SkipTo(Day(9));
        Assert.Equal([Pass.Suspend], await PassesAsync());
    }

    [Fact]
    public async Task Run_AfterFortyFiveDaysOff_SuspendsNobodyOnItsFirstDay_AndItsPreviewSaysTheSame()
    {
        await SetAsync(SettingLevel.Reseller, Space.Ours.Id, DaysChoice.None with { Warn = 2 });
        var numbers = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            numbers.Add(await ActiveAsync($"shop{i}.example"));
        }

        SkipTo(Day(4));
        await RunAsync();
        Space.Clock.Advance(TimeSpan.FromDays(45)); // 21 Mar

        var preview = await PreviewAsync();
        var run = await RunAsync();

        Assert.Equal(preview.Tasks.Select(task => (task.Pass, task.Subject, task.Why)).Order(), run.Tasks.Select(task => (task.Pass, task.Subject, task.Why)).Order());
        Assert.Equal(numbers, run.Tasks.Where(task => task.Pass is Pass.Warn).Select(task => task.Subject).Order());
        Assert.DoesNotContain(run.Tasks, task => task.Pass is Pass.Suspend);
        Assert.Equal("unpaid since 2026-02-05, to be suspended on 2026-03-23", run.Tasks.First(task => task.Pass is Pass.Warn).Why);
        Assert.DoesNotContain(await LiveAsync(1), task => task.Pass is Pass.Suspend);
        Assert.Equal(numbers, (await LiveAsync(1)).Where(task => task.Pass is Pass.Suspend).Select(task => task.Subject).Order());
    }

    [Fact]
    public async Task Run_WithAHoldThatEnds_WarnsBeforeItsEnd()
    {
        var number = await DueAsync();
        await HoldAsync(number, Day(20));

        Assert.DoesNotContain(await LiveAsync(14), task => task.Outcome is TaskOutcome.Done); // till 18 Feb
        Assert.Equal([(Pass.Warn, Day(19)), (Pass.Suspend, Day(20))], await DoneAsync(2));
        Assert.Equal((Day(5), Day(20)), await WarnedAsync(number));
    }

    [Fact]
    public async Task Run_WithAHoldAfterTheWarning_WarnsAgain_SinceTheDayIsAnother()
    {
        var number = await DueAsync();
        Assert.Equal([(Pass.Warn, Day(6))], await DoneAsync(2));
        await HoldAsync(number, Day(20));

        Assert.Equal([(Pass.Warn, Day(19)), (Pass.Suspend, Day(20))], await DoneAsync(15));
        Assert.Equal(2, (await ToldAsync(OutboxEvents.Warning)).Count);
    }

    [Fact]
    public async Task Run_WithFewerDaysAfterTheWarning_KeepsTheDayThatWasTold()
    {
        await SetAsync(SettingLevel.Installation, 0, new DaysChoice(null, 10, 12, null));
        var number = await DueAsync();
        Assert.Equal([(Pass.Warn, Day(7))], await DoneAsync(4)); // of the 17th
        await SetAsync(SettingLevel.Reseller, Space.Ours.Id, new DaysChoice(null, 1, 0, null));

        Assert.Equal([(Pass.Suspend, Day(17))], await DoneAsync(12));
        Assert.Equal((Day(5), Day(17)), await WarnedAsync(number));
    }

    [Fact]
    public async Task Run_WithoutDaysToWarn_SuspendsWithoutAWarning_AsSet()
    {
        await SetAsync(SettingLevel.Reseller, Space.Ours.Id, DaysChoice.None with { Warn = 0 });
        await DueAsync();

        Assert.Equal([(Pass.Suspend, Day(7))], await DoneAsync(6));
        Assert.Empty(await ToldAsync(OutboxEvents.Warning));
    }

    [Fact]
    public async Task Run_ForAnotherDebt_WarnsOfThatToo()
    {
        var number = await DueAsync();
        Assert.Equal([(Pass.Warn, Day(6))], await DoneAsync(2));
        await PayAllAsync(number); // till 5 Mar

        var later = await DoneAsync(35);

        Assert.Equal(
            [(Pass.IssueRenewals, Day(26)), (Pass.Warn, new DateOnly(2026, 3, 6)), (Pass.Suspend, new DateOnly(2026, 3, 7))], later);
        Assert.Equal(2, (await ToldAsync(OutboxEvents.Warning)).Count);
    }

    private static DateOnly Day(int day) => new(2026, 2, day);

    /// <summary>Invoiced for the term that begins on 5 Feb; it is the 4th.</summary>
    private async Task<int> DueAsync()
    {
        var number = await ActiveAsync();
        SkipTo(Day(4));
        await RunAsync();
        return number;
    }

    private async Task<List<Pass>> PassesAsync() => [.. (await RunAsync()).Tasks.Select(task => task.Pass)];

    private async Task<List<(Pass, DateOnly)>> DoneAsync(int days)
    {
        var done = new List<(Pass, DateOnly)>();
        for (var i = 0; i < days; i++)
        {
            done.AddRange((await LiveAsync(1)).Where(task => task.Outcome is TaskOutcome.Done).Select(task => (task.Pass, Today)));
        }

        return done;
    }

    private async Task<(DateOnly?, DateOnly?)> WarnedAsync(int number)
    {
        var service = await FindAsync(number);
        return (service.WarnedFor, service.SuspendsOn);
    }
}
