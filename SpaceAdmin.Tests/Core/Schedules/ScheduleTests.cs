using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Monitoring;
using static SpaceAdmin.Core.Services.ServiceAction;

namespace SpaceAdmin.Tests.Core.Schedules;

/// <summary>What the desk schedules, and what the monitor makes of it. It is 5 Jan 2026.</summary>
public sealed class ScheduleTests : MonitorTest
{
    [Fact]
    public async Task ScheduleAsync_OfASuspension_HappensOnThatDayAndNotBefore()
    {
        var number = await ActiveAsync();
        await DoneAsync(Space.Schedules.ScheduleAsync(number, Suspend, Today.AddDays(2), "On holiday", Ct));

        await LiveAsync(1);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);

        var tasks = await LiveAsync(1);
        var service = await FindAsync(number);
        Assert.Equal((ServiceStatus.Suspended, SuspensionSource.Scheduled, "On holiday"), (service.Status, service.SuspensionSource, service.Reason));
        Assert.Equal(Pass.CarryOutSchedules, Assert.Single(tasks).Pass);
        Assert.Equal(ScheduleState.Done, Assert.Single(await RowsAsync(number)).State);
    }

    [Fact]
    public async Task ScheduleAsync_OfACancellationAtTheEndOfTheTerm_WaitsForIt()
    {
        var number = await ActiveAsync(); // until 5 Feb
        await DoneAsync(Space.Schedules.ScheduleAsync(number, Cancel, null, null, Ct));

        await LiveAsync(30);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);

        await LiveAsync(1);
        Assert.Equal(ServiceStatus.Cancelled, (await FindAsync(number)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public async Task ScheduleAsync_OfACancellation_WhenTheRenewalIsIssued_TakesItBack_AndUndoneItIsInvoicedAnew(int? days)
    {
        var number = await ActiveAsync(); // until 5 Feb
        await LiveAsync(25); // 30 Jan
        var id = await DoneAsync(Space.Schedules.ScheduleAsync(number, Cancel, days is { } ahead ? Today.AddDays(ahead) : null, null, Ct));
        Assert.Equal((InvoiceStatus.Credited, 1), ((await InvoicesAsync())[^1].Status, (await FindAsync(number)).InvoicedTerm));
        await RunAsync();
        Assert.Equal(2, (await InvoicesAsync()).Count);

        await DoneAsync(Space.Schedules.UndoAsync(id, 1, Ct));
        await RunAsync();

        Assert.Equal((InvoiceStatus.Unpaid, new DateOnly(2026, 2, 5)), ((await InvoicesAsync())[^1].Status, (await InvoicesAsync())[^1].DueOn));
    }

    [Fact]
    public async Task ChangeAsync_OfACancellationToBeforeTheNextTerm_TakesTheRenewalBack()
    {
        var number = await ActiveAsync(); // until 5 Feb
        var id = await DoneAsync(Space.Schedules.ScheduleAsync(number, Cancel, new DateOnly(2026, 2, 20), null, Ct));
        await LiveAsync(25);
        Assert.Equal(InvoiceStatus.Unpaid, (await InvoicesAsync())[^1].Status);

        await DoneAsync(Space.Schedules.ChangeAsync(id, 1, null, null, Ct));

        Assert.Equal(InvoiceStatus.Credited, (await InvoicesAsync())[^1].Status);
    }

    [Fact]
    public async Task ScheduleAsync_OfWhatComesAfterAnother_AsksTheTableForThatDay()
    {
        var number = await ActiveAsync();

        await DoneAsync(Space.Schedules.ScheduleAsync(number, Suspend, Today.AddDays(2), null, Ct));
        await DoneAsync(Space.Schedules.ScheduleAsync(number, Activate, Today.AddDays(9), null, Ct)); // it is Active now, and Suspended by then

        await LiveAsync(9);
        Assert.Equal([ServiceStatus.Ordered, ServiceStatus.Active, ServiceStatus.Suspended, ServiceStatus.Active], (await FindAsync(number)).Lifecycle.Select(span => span.Status));
    }

    [Theory]
    [InlineData(Delete, 1, "A deletion cannot be scheduled: a service is activated, suspended or cancelled on a day.")]
    [InlineData(Suspend, 0, "5 Jan 2026 is not a day to come: the first is 6 Jan 2026.")]
    [InlineData(Suspend, -400, "1 Dec 2024 is not a day to come: the first is 6 Jan 2026.")]
    [InlineData(Suspend, 70_000, "2217-09-01 is out of range: a date lies between 1970 and 2200.")]
    [InlineData(Suspend, null, "Only a cancellation waits for the end of the term. Choose a day.")]
    [InlineData(Activate, 1, "Service #1 “shop.example” is Active and cannot be activated.")]
    public async Task ScheduleAsync_OfWhatCannotBe_SaysWhy(ServiceAction action, int? days, string sentence)
    {
        var number = await ActiveAsync();

        var result = await Space.Schedules.ScheduleAsync(number, action, days is { } ahead ? Today.AddDays(ahead) : null, null, Ct);

        Assert.Equal(sentence, result.Failure?.Message);
        Assert.Empty(await RowsAsync(number));
    }

    [Fact]
    public async Task ScheduleAsync_AtTheEndOfATermThatNeverEnds_SaysWhy()
    {
        var number = await ActiveAsync(price: new Price(null, 0, 0, "USD"));

        var result = await Space.Schedules.ScheduleAsync(number, Cancel, null, null, Ct);

        Assert.Equal("Service #1 “shop.example” has no term that ends. Choose a day.", result.Failure?.Message);
    }

    [Fact]
    public async Task ScheduleAsync_Twice_SaysThatItIsScheduledAlready()
    {
        var number = await ActiveAsync();
        await DoneAsync(Space.Schedules.ScheduleAsync(number, Cancel, Today.AddDays(3), null, Ct));

        var result = await Space.Schedules.ScheduleAsync(number, Cancel, Today.AddDays(4), null, Ct);

        Assert.Equal("Service #1 “shop.example” is to be cancelled already, on 8 Jan 2026. Change that instead.", result.Failure?.Message);
    }

    [Fact]
    public async Task ScheduleAsync_AfterACancellation_SaysWhy()
    {
        var number = await ActiveAsync();
        await DoneAsync(Space.Schedules.ScheduleAsync(number, Cancel, Today.AddDays(3), null, Ct));

        var result = await Space.Schedules.ScheduleAsync(number, Suspend, Today.AddDays(4), null, Ct);

        Assert.Equal("Service #1 “shop.example” is Cancelled by 9 Jan 2026, as scheduled, and cannot be suspended then.", result.Failure?.Message);
    }

    [Fact]
    public async Task ScheduleAsync_WithAReasonThatIsTooLong_SaysWhatIsAllowed()
    {
        var number = await ActiveAsync();

        var result = await Space.Schedules.ScheduleAsync(number, Cancel, Today.AddDays(3), new string('x', 501), Ct);

        Assert.Equal("A reason has at most 500 characters; this one has 501.", result.Failure?.Message);
    }

    [Fact]
    public async Task ChangeAsync_OfTheDay_MovesIt()
    {
        var number = await ActiveAsync();
        var id = await DoneAsync(Space.Schedules.ScheduleAsync(number, Suspend, Today.AddDays(1), null, Ct));

        await DoneAsync(Space.Schedules.ChangeAsync(id, 1, Today.AddDays(3), "Later", Ct));

        await LiveAsync(2);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        await LiveAsync(1);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
        Assert.Equal(
            [("Schedule", null, "Suspend on 6 Jan 2026"), ("Change schedule", "Suspend on 6 Jan 2026", "Suspend on 8 Jan 2026")],
            (await Space.AuditAsync()).Where(entry => entry.Action.Contains("chedule", StringComparison.Ordinal)).Select(entry => (entry.Action, entry.Before, entry.After)));
    }

    [Fact]
    public async Task UndoAsync_BeforeItHappens_LeavesTheServiceAlone()
    {
        var number = await ActiveAsync();
        var id = await DoneAsync(Space.Schedules.ScheduleAsync(number, Suspend, Today.AddDays(1), null, Ct));

        await DoneAsync(Space.Schedules.UndoAsync(id, 1, Ct));

        await LiveAsync(2);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        Assert.Equal(ScheduleState.Undone, Assert.Single(await RowsAsync(number)).State);
    }

    [Fact]
    public async Task ChangeAsync_OfWhatChangedMeanwhileOrHasHappened_IsStale()
    {
        var number = await ActiveAsync();
        var id = await DoneAsync(Space.Schedules.ScheduleAsync(number, Suspend, Today.AddDays(1), null, Ct));
        await DoneAsync(Space.Schedules.ChangeAsync(id, 1, Today.AddDays(2), null, Ct));

        Assert.IsType<Failure.Stale>((await Space.Schedules.ChangeAsync(id, 1, Today.AddDays(3), null, Ct)).Failure);
        Assert.IsType<Failure.Stale>((await Space.Schedules.UndoAsync(id, 1, Ct)).Failure);

        await LiveAsync(2);
        Assert.IsType<Failure.Stale>((await Space.Schedules.UndoAsync(id, 2, Ct)).Failure);
    }

    [Fact]
    public async Task Cancellation_ByHand_UndoesAllThatIsScheduledForItAndItsAddOns()
    {
        var number = await ActiveAsync();
        var addOn = await ActiveAsync("More space", parent: number);
        await DoneAsync(Space.Schedules.ScheduleAsync(number, Suspend, Today.AddDays(1), null, Ct));
        await DoneAsync(Space.Schedules.ScheduleAsync(addOn, Cancel, Today.AddDays(1), null, Ct));

        await ActAsync(number, Cancel);

        Assert.Equal((ScheduleState.Undone, "The service was cancelled."), Outcome(Assert.Single(await RowsAsync(number))));
        Assert.Equal((ScheduleState.Undone, "The service was cancelled."), Outcome(Assert.Single(await RowsAsync(addOn))));
        Assert.Empty(await LiveAsync(2));
    }

    [Fact]
    public async Task Schedule_ThatTheRulesRefuseOnItsDay_TellsWhyAndStopsNothing()
    {
        var number = await ActiveAsync();
        await DoneAsync(Space.Schedules.ScheduleAsync(number, Suspend, Today.AddDays(1), null, Ct));
        await ActAsync(number, Suspend);

        await LiveAsync(2);

        Assert.Equal((ScheduleState.Refused, "Service #1 “shop.example” is Suspended and cannot be suspended."), Outcome(Assert.Single(await RowsAsync(number))));
    }

    [Fact]
    public async Task Marks_OfWhatIsScheduled_StandInTheGridAndInThePanelAndBesideAnAddOn()
    {
        var number = await ActiveAsync();
        var addOn = await ActiveAsync("More space", parent: number);
        await DoneAsync(Space.Schedules.ScheduleAsync(number, Suspend, Today.AddDays(1), null, Ct));
        await DoneAsync(Space.Schedules.ScheduleAsync(addOn, Cancel, null, null, Ct));

        var rows = (await Space.Grid.ListAsync(new ServiceListQuery(), Ct)).Rows.ToDictionary(row => row.Number, row => row.Marks);
        var panel = (await Space.Queries.FindAsync(number, Ct))!;

        Assert.Equal([new ServiceMark(ServiceMarkKind.ToSuspend, Today.AddDays(1))], rows[number]);
        Assert.Equal([new ServiceMark(ServiceMarkKind.ToCancel, new DateOnly(2026, 2, 5))], rows[addOn]);
        Assert.Equal(rows[number], panel.Outlook.Marks);
        Assert.Equal(rows[addOn], Assert.Single(panel.AddOns).Marks);
    }

    private static (ScheduleState, string?) Outcome(ScheduleRow row) => (row.State, row.Outcome);

    private static async Task<int> DoneAsync(Task<Result<int>> command)
    {
        var result = await command;
        Assert.True(result.Succeeded, result.Failure?.Message);
        return result.Value;
    }

    private async Task<IReadOnlyList<ScheduleRow>> RowsAsync(int number) => (await Space.Queries.FindAsync(number, Ct))!.Outlook.Schedules;
}
