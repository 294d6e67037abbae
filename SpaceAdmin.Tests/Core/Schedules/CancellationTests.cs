using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Monitoring;

namespace SpaceAdmin.Tests.Core.Schedules;

/// <summary>Anna asks for the end of a service, and Rosa answers.</summary>
public sealed class CancellationTests : MonitorTest
{
    [Fact]
    public async Task RequestAsync_IsSeenOnTheDeskAndCancelsNothingByItself()
    {
        var number = await ActiveAsync();

        await AsAnnaAsync(() => Space.Cancellations.RequestAsync(number, atEndOfTerm: false, "Too dear", Ct));

        await LiveAsync(3);
        var service = (await Space.Queries.FindAsync(number, Ct))!;
        Assert.Equal(ServiceStatus.Active, service.Status);
        Assert.Equal(("Too dear", "anna", true), (service.Outlook.Request!.Reason, service.Outlook.Request.ActorName, service.Outlook.Request.MayChange));
        Assert.Equal([new ServiceMark(ServiceMarkKind.CancellationRequested, null)], Assert.Single((await Space.Grid.ListAsync(new ServiceListQuery(), Ct)).Rows).Marks);
        Assert.Equal("Too dear", Assert.Single(await ToldAsync(OutboxEvents.CancellationRequested)).Text);
    }

    [Fact]
    public async Task AcceptAsync_OfOneForNow_CancelsAtOnceWithTheAddOns()
    {
        var number = await ActiveAsync();
        var addOn = await ActiveAsync("More space", parent: number);
        var id = await AsAnnaAsync(() => Space.Cancellations.RequestAsync(number, atEndOfTerm: false, "Too dear", Ct));

        var result = await Space.Cancellations.AcceptAsync(id, 1, Ct);

        Assert.True(result.Succeeded, result.Failure?.Message);
        var (service, extending) = (await FindAsync(number), await FindAsync(addOn));
        Assert.Equal((ServiceStatus.Cancelled, "Too dear"), (service.Status, service.Reason));
        Assert.Equal(ServiceStatus.Cancelled, extending.Status);
        Assert.Equal("Rosa", service.Lifecycle[^1].ActorName);
        Assert.Equal(ScheduleState.Done, Assert.Single((await Space.Queries.FindAsync(number, Ct))!.Outlook.Schedules).State);
        Assert.Single(await ToldAsync(OutboxEvents.CancellationAnswered));
    }

    [Fact]
    public async Task AcceptAsync_OfOneForTheEndOfTheTerm_IsCarriedOutThen()
    {
        var number = await ActiveAsync(); // until 5 Feb
        var id = await AsAnnaAsync(() => Space.Cancellations.RequestAsync(number, atEndOfTerm: true, null, Ct));

        await Space.Cancellations.AcceptAsync(id, 1, Ct);

        await LiveAsync(30);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        await LiveAsync(1);
        Assert.Equal(ServiceStatus.Cancelled, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task AcceptAsync_ForTheEndOfTheTerm_WhenTheRenewalIsIssued_TakesItBack()
    {
        var number = await ActiveAsync(); // until 5 Feb
        await LiveAsync(25); // 30 Jan: its renewal is issued
        var id = await AsAnnaAsync(() => Space.Cancellations.RequestAsync(number, atEndOfTerm: true, null, Ct));

        Assert.True((await Space.Cancellations.AcceptAsync(id, 1, Ct)).Succeeded);

        Assert.Equal((InvoiceStatus.Credited, 0L), ((await InvoicesAsync())[^1].Status, (await InvoicesAsync())[^1].Open));
        Assert.Null((await FindAsync(number)).DueOn);
        await LiveAsync(6);
        Assert.Equal((ServiceStatus.Cancelled, new DateOnly(2026, 2, 5)), ((await FindAsync(number)).Status, (await FindAsync(number)).EndsOn!.Value));
        Assert.Equal(2, (await InvoicesAsync()).Count);
    }

    [Fact]
    public async Task AcceptAsync_ForTheEndOfTheTerm_WhenABalancePaidTheNextOneMeanwhile_KeepsToTheEndThatWasAskedFor()
    {
        var number = await ActiveAsync(); // until 5 Feb
        await LiveAsync(25);
        var id = await AsAnnaAsync(() => Space.Cancellations.RequestAsync(number, atEndOfTerm: true, null, Ct));
        var other = await OrderAsync("blog.example");
        await ActAsync(other, ServiceAction.Activate);
        await PayAsync((await InvoicesAsync())[^1].Id, 995 + 995); // too much by the renewal
        await LiveAsync(1);
        Assert.Equal(2, (await FindAsync(number)).TermNumber); // paid by the balance: until 5 March

        Assert.True((await Space.Cancellations.AcceptAsync(id, 1, Ct)).Succeeded);

        await LiveAsync(5);
        var service = await FindAsync(number);
        Assert.Equal((ServiceStatus.Cancelled, new DateOnly(2026, 2, 5)), (service.Status, service.EndsOn!.Value));
        Assert.Equal((1, 1), (service.TermNumber, service.Terms.Count));
        await using var db = Space.CreateDbContext();
        Assert.Equal(995, (await db.Balances.SingleAsync(Ct)).Amount);
        Assert.Empty(await MonitorInvariants.BrokenAsync(db, Ct));
    }

    [Fact]
    public async Task DeclineAsync_TellsTheCustomerWhyAndLeavesTheService()
    {
        var number = await ActiveAsync();
        var id = await AsAnnaAsync(() => Space.Cancellations.RequestAsync(number, atEndOfTerm: false, null, Ct));

        await Space.Cancellations.DeclineAsync(id, 1, "Your contract runs until May.", Ct);

        Space.Actor = Actors.Of(Space.Anna);
        var mine = (await Space.MyQueries.FindAsync(number, Ct))!;
        Assert.Equal((ServiceStatus.Active, "Your contract runs until May.", true), (mine.Facts.Status, mine.Cancellation.Declined, mine.Cancellation.MayRequest));
        Assert.Equal("Your contract runs until May.", Assert.Single(await ToldAsync(OutboxEvents.CancellationAnswered)).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WithdrawAsync_BeforeItHappens_TakesItBack(bool accepted)
    {
        var number = await ActiveAsync();
        var id = await AsAnnaAsync(() => Space.Cancellations.RequestAsync(number, atEndOfTerm: true, null, Ct));
        if (accepted)
        {
            await Space.Cancellations.AcceptAsync(id, 1, Ct);
        }

        await AsAnnaAsync(() => Space.Cancellations.WithdrawAsync(number, Ct));

        Assert.IsType<Failure.Stale>((await Space.Cancellations.AcceptAsync(id, accepted ? 2 : 1, Ct)).Failure);
        await PayAllAsync(number);
        await LiveAsync(32);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task WithdrawAsync_OfWhatTheDeskScheduled_IsRefused()
    {
        var number = await ActiveAsync();
        await Space.Schedules.ScheduleAsync(number, ServiceAction.Cancel, Today.AddDays(3), null, Ct);

        Space.Actor = Actors.Of(Space.Anna);
        var result = await Space.Cancellations.WithdrawAsync(number, Ct);

        Assert.Equal("There is no request of yours to withdraw any more.", result.Failure?.Message);
    }

    [Fact]
    public async Task RequestAsync_Twice_OrOfWhatIsScheduledOrCancelled_SaysWhy()
    {
        var (asked, scheduled, gone) = (await ActiveAsync(), await ActiveAsync("blog.example"), await ActiveAsync("old.example"));
        await Space.Schedules.ScheduleAsync(scheduled, ServiceAction.Cancel, Today.AddDays(3), null, Ct);
        await ActAsync(gone, ServiceAction.Cancel);
        await AsAnnaAsync(() => Space.Cancellations.RequestAsync(asked, atEndOfTerm: true, null, Ct));

        Space.Actor = Actors.Of(Space.Anna);
        Assert.Equal("You asked for its cancellation already.", (await Space.Cancellations.RequestAsync(asked, false, null, Ct)).Failure?.Message);
        Assert.Equal("Its cancellation is scheduled already, on 8 Jan 2026.", (await Space.Cancellations.RequestAsync(scheduled, false, null, Ct)).Failure?.Message);
        Assert.Equal("Service #3 “old.example” is Cancelled and cannot be cancelled.", (await Space.Cancellations.RequestAsync(gone, false, null, Ct)).Failure?.Message);
    }

    [Fact]
    public async Task RequestAsync_AtTheEndOfATermThatNeverEnds_SaysWhy()
    {
        var number = await ActiveAsync(price: new Price(null, 0, 0, "USD"));

        Space.Actor = Actors.Of(Space.Anna);
        var result = await Space.Cancellations.RequestAsync(number, atEndOfTerm: true, null, Ct);

        Assert.Equal("This service has no term that ends. Ask for its cancellation now.", result.Failure?.Message);
    }

    [Fact]
    public async Task ScheduleAsync_WhileTheCustomerAsks_PointsToTheRequest()
    {
        var number = await ActiveAsync();
        await AsAnnaAsync(() => Space.Cancellations.RequestAsync(number, atEndOfTerm: true, null, Ct));

        var result = await Space.Schedules.ScheduleAsync(number, ServiceAction.Cancel, Today.AddDays(3), null, Ct);

        Assert.Equal("The customer asks for its cancellation already. Accept that, or decline it first.", result.Failure?.Message);
    }

    [Fact]
    public async Task MyService_ShowsNothingThatTheDeskKeepsToItself()
    {
        var service = await Space.AddServiceAsync("shop", ServiceStatus.Active);
        await Space.Holds.HoldAsync(service.Id, service.Version, Today.AddDays(5), "He is a friend of the boss", Ct);
        await Space.Commands.ApplyAsync(service.Id, ServiceAction.Suspend, 2, new StatusReason("Sends spam, we think", IsPrivate: true), Ct);

        Space.Actor = Actors.Of(Space.Anna);
        var mine = (await Space.MyQueries.FindAsync(service.Id, Ct))!;

        Assert.Empty(mine.Facts.Marks);
        Assert.All(mine.Lifecycle, span => Assert.Equal(("", null), (span.ActorName, span.Reason)));
        Assert.DoesNotContain("friend", System.Text.Json.JsonSerializer.Serialize(mine), StringComparison.Ordinal);
        Assert.DoesNotContain("spam", System.Text.Json.JsonSerializer.Serialize(mine), StringComparison.Ordinal);
    }

    private async Task<int> AsAnnaAsync(Func<Task<Result<int>>> command)
    {
        var asked = Space.Actor;
        Space.Actor = Actors.Of(Space.Anna);
        var result = await command();
        Space.Actor = asked;
        Assert.True(result.Succeeded, result.Failure?.Message);
        return result.Value;
    }
}
