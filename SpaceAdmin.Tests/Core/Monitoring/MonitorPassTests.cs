using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>What each pass does, and when. The clock starts on 5 January 2026.</summary>
[Trait("Category", "Slow")]
public sealed class MonitorPassTests : MonitorTest
{
    [Fact]
    public async Task AYearUnpaid_IsInvoicedWarnedSuspendedAndCancelledOnItsDays()
    {
        var number = await ActiveAsync();

        var tasks = new List<(DateOnly On, Pass Pass)>();
        for (var day = 0; day < 60; day++)
        {
            tasks.AddRange((await LiveAsync(1)).Select(task => (Today, task.Pass)));
        }

        // The term is 5 Jan to 5 Feb.
        Assert.Equal(
            [
                (new DateOnly(2026, 1, 29), Pass.IssueRenewals), // 7 days before 5 Feb
                (new DateOnly(2026, 2, 6), Pass.Warn), // 1 day before the suspension
                (new DateOnly(2026, 2, 7), Pass.Suspend), // 2 days after the term ended
                (new DateOnly(2026, 2, 21), Pass.Cancel), // 14 days after the suspension
            ],
            tasks);
        var service = await FindAsync(number);
        Assert.Equal(ServiceStatus.Cancelled, service.Status);
        Assert.Equal(["Order", "Activate", "Suspend", "Cancel"], service.Lifecycle.Select(span => span.BegunBy));
        Assert.Equal("Surface Monitor", service.Lifecycle[^1].ActorName);
        Assert.Equal(InvoiceStatus.Credited, (await InvoicesAsync())[^1].Status); // nobody owes for a term that never came
        Assert.Equal("Unpaid since its suspension", service.Reason);
    }

    [Fact]
    public async Task APaidService_GoesOnWithoutAGap_AndKeepsItsDay()
    {
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 31, 9, 0, 0, TimeSpan.Zero));
        var number = await ActiveAsync();

        for (var day = 0; day < 150; day++)
        {
            await LiveAsync(1);
            await PayAllAsync(number);
        }

        var service = await FindAsync(number);
        Assert.Equal(ServiceStatus.Active, service.Status);
        Assert.Equal(
            ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"],
            service.Terms.Select(term => term.StartsOn.ToString("yyyy-MM-dd", null)));
        Assert.Equal(service.Terms.Skip(1).Select(term => (DateOnly?)term.StartsOn), service.Terms.SkipLast(1).Select(term => term.EndsOn));
        Assert.Empty(await ToldAsync(OutboxEvents.Suspended));
    }

    [Fact]
    public async Task APayment_LiftsTheSuspension_AndTheTermStartsThen()
    {
        var number = await ActiveAsync();
        await LiveAsync(40); // suspended on 7 Feb, today is 14 Feb
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);

        await PayAllAsync(number);
        var report = await RunAsync();

        var service = await FindAsync(number);
        Assert.Equal([Pass.Activate], report.Tasks.Select(task => task.Pass));
        Assert.Equal(ServiceStatus.Active, service.Status);
        Assert.Equal((new DateOnly(2026, 2, 14), new DateOnly(2026, 3, 14)), (service.Terms[^1].StartsOn, service.Terms[^1].EndsOn!.Value));
    }

    [Fact]
    public async Task APayment_LiftsNothingThatSomebodySuspendedByHand()
    {
        var number = await ActiveAsync();
        await LiveAsync(28);
        await ActAsync(number, ServiceAction.Suspend);

        await PayAllAsync(number);
        await LiveAsync(30);

        var service = await FindAsync(number);
        Assert.Equal((ServiceStatus.Suspended, SuspensionSource.Manual), (service.Status, service.SuspensionSource!.Value));
    }

    [Fact]
    public async Task Ordered_WhenItsFirstInvoiceIsPaid_BecomesActive()
    {
        var number = await OrderAsync(price: Monthly with { SetupFee = 500 });
        Assert.Empty((await RunAsync()).Tasks); // nobody asked for money yet
        await using (var db = Space.CreateDbContext())
        {
            await using var write = await db.BeginWriteAsync(Ct);
            var service = await db.Services.Include(s => s.Reseller).SingleAsync(s => s.Id == number, Ct);
            await InvoiceIssuer.IssueAsync(Space.WriteOn(db, Actor.CommandLine), service.Reseller, [service], Today.AddDays(7), Ct);
            await write.CommitAsync(Ct);
        }

        Assert.Equal(1495, (await InvoicesAsync()).Single().Total);
        Assert.Empty((await LiveAsync(20)));
        await PayAllAsync(number);
        await RunAsync();

        var active = await FindAsync(number);
        Assert.Equal(ServiceStatus.Active, active.Status);
        Assert.Equal(Today, active.Terms.Single().StartsOn);
        Assert.Single(await InvoicesAsync());
    }

    [Fact]
    public async Task ABalance_PaysWhatIsDueFirst_AsFarAsItGoes()
    {
        var first = await ActiveAsync("one");
        Space.Clock.Advance(TimeSpan.FromDays(3));
        var second = await ActiveAsync("two");
        await LiveAsync(26); // both are invoiced, due on 5 and on 8 February
        var open = (await InvoicesAsync()).Where(invoice => invoice.Status is InvoiceStatus.Unpaid).ToList();
        Assert.Equal(2, open.Count);

        await PayAsync(open[1].Id, 995 + 995 + 300); // too much
        await RunAsync();

        Assert.Equal([995, 995], (await InvoicesAsync()).TakeLast(2).Select(invoice => invoice.Paid));
        await using var db = Space.CreateDbContext();
        Assert.Equal(300, (await db.Balances.SingleAsync(Ct)).Amount);
        var changes = await db.BalanceEntries.OrderBy(entry => entry.Id).Select(entry => entry.Amount).ToListAsync(Ct);
        Assert.Equal([1295L, -995L], changes);
        Assert.Equal((2, 2), ((await FindAsync(first)).TermNumber, (await FindAsync(second)).TermNumber));
    }

    [Fact]
    public async Task OneInvoice_HoldsAllThatACustomerRenewsOnADay()
    {
        await ActiveAsync("one");
        await ActiveAsync("two", Monthly with { RecurringFee = 1 });
        await ActiveAsync("bert's", customer: Space.Bert);
        await ActiveAsync("free", new Price(new Cycle(1, CycleUnit.Month), 0, 0, "USD"));
        await ActiveAsync("once", new Price(null, 4_000, 0, "USD"));
        var before = (await InvoicesAsync()).Count;

        await LiveAsync(30);

        var issued = (await InvoicesAsync()).Skip(before).ToList();
        Assert.Equal([(Space.Anna.Id, 996L, 2), (Space.Bert.Id, 995L, 1)], issued.Select(invoice => (invoice.CustomerId, invoice.Total, invoice.Lines.Count)));
        Assert.Equal(Enumerable.Range(1, before + 2), (await InvoicesAsync()).Select(invoice => invoice.Number));
    }

    [Fact]
    public async Task Held_IsLeftAloneUntilThatDay_AndToldSo()
    {
        var number = await ActiveAsync();
        await LiveAsync(30);
        await HoldAsync(number, new DateOnly(2026, 2, 20));

        await LiveAsync(15); // 19 Feb
        var held = Assert.Single((await RunAsync()).Tasks, task => task.Pass is Pass.Suspend);
        Assert.Equal((TaskOutcome.LeftAlone, "held until 2026-02-20"), (held.Outcome, held.Why));
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);

        await LiveAsync(1);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
        Assert.Single(await ToldAsync(OutboxEvents.Warning)); // on the 19th, and not on the 6th
    }

    [Fact]
    public async Task Days_TheNearestWins()
    {
        Space.Actor = Actor.CommandLine;
        var (ours, own, theirs) = (await ActiveAsync("ours"), await ActiveAsync("own"), await ActiveAsync("theirs", customer: Space.Zoe));
        await SetAsync(SettingLevel.Installation, 0, new DaysChoice(null, null, 5, null));
        await SetAsync(SettingLevel.Reseller, Space.Ours.Id, new DaysChoice(null, null, 3, null));
        await SetAsync(SettingLevel.Service, own, new DaysChoice(null, null, 1, null));

        var suspended = (await LiveAsync(40)).Where(task => task.Pass is Pass.Suspend).Select(task => task.Subject);

        Assert.Equal([own, ours, theirs], suspended);
        SpaceService[] services = [await FindAsync(own), await FindAsync(ours), await FindAsync(theirs)];
        Assert.Equal([6, 8, 10], services.Select(service => service.SuspendedAt!.Value.Day)); // of February
    }

    [Fact]
    public async Task AddOns_FollowTheirPlan_AndComeBackWithIt()
    {
        var plan = await ActiveAsync("plan");
        var addOn = await ActiveAsync("add-on", new Price(new Cycle(1, CycleUnit.Year), 0, 100, "USD"), parent: plan);
        await LiveAsync(33);
        Assert.Equal(SuspensionSource.Parent, (await FindAsync(addOn)).SuspensionSource);

        await PayAllAsync(plan);
        await RunAsync();

        Assert.Equal((ServiceStatus.Active, ServiceStatus.Active), ((await FindAsync(plan)).Status, (await FindAsync(addOn)).Status));
    }

    [Fact]
    public async Task Schedules_AreCarriedOutOnTheirDay_OrRefusedInWords()
    {
        var (one, two) = (await ActiveAsync("one"), await ActiveAsync("two", new Price(new Cycle(1, CycleUnit.Year), 0, 100, "USD")));
        await ScheduleAsync(one, ServiceAction.Cancel, null);
        await ScheduleAsync(two, ServiceAction.Suspend, Today.AddDays(3));
        await ScheduleAsync(two, ServiceAction.Activate, Today.AddDays(5));

        await LiveAsync(4);
        Assert.Equal((ServiceStatus.Suspended, SuspensionSource.Scheduled), ((await FindAsync(two)).Status, (await FindAsync(two)).SuspensionSource!.Value));
        await LiveAsync(1);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(two)).Status);

        var tasks = await LiveAsync(27); // past 5 Feb
        Assert.Equal(ServiceStatus.Cancelled, (await FindAsync(one)).Status);
        Assert.Equal(new DateOnly(2026, 2, 5), (await FindAsync(one)).EndsOn);
        Assert.Contains(tasks, task => task is { Pass: Pass.IssueRenewals, Outcome: TaskOutcome.LeftAlone, Why: "is cancelled at the end of its term" });
        Assert.DoesNotContain(await InvoicesAsync(), invoice => invoice.Status is InvoiceStatus.Unpaid);
    }

    [Fact]
    public async Task Renewals_OfAnAddOnWhoseServiceIsCancelledByThen_AreNotIssued()
    {
        var plan = await ActiveAsync("plan");
        var addOn = await ActiveAsync("disk", parent: plan);
        var other = await ActiveAsync("other");
        await ScheduleAsync(plan, ServiceAction.Cancel, null);

        var tasks = await LiveAsync(28);

        Assert.Contains(tasks, task => task is { Pass: Pass.IssueRenewals, Outcome: TaskOutcome.LeftAlone, Why: "is cancelled with the service that it extends" } && task.ServiceId == addOn);
        Assert.Equal([other], (await InvoicesAsync()).Where(invoice => invoice.Status is InvoiceStatus.Unpaid).SelectMany(invoice => invoice.Lines).Select(line => line.ServiceId));
        Assert.Equal(MonitorBacklog.None, await Monitor().BacklogAsync(null, Ct)); // nothing will ever be done about it

        await LiveAsync(4);
        Assert.Equal(ServiceStatus.Cancelled, (await FindAsync(addOn)).Status);
        Assert.DoesNotContain(await InvoicesAsync(), invoice => invoice.Status is InvoiceStatus.Void);
    }

    [Fact]
    public async Task ALatePause_SchedulesOfOneServiceHappenInTheirOrder()
    {
        var number = await ActiveAsync(price: new Price(new Cycle(1, CycleUnit.Year), 0, 100, "USD"));
        await ScheduleAsync(number, ServiceAction.Activate, Today.AddDays(5));
        await ScheduleAsync(number, ServiceAction.Suspend, Today.AddDays(3));

        Space.Clock.Advance(TimeSpan.FromDays(10));
        await RunAsync();

        Assert.Equal(["Order", "Activate", "Suspend", "Activate"], (await FindAsync(number)).Lifecycle.Select(span => span.BegunBy));
    }

    [Fact]
    public async Task ByHandInSpiteOfADebt_GivesTheDaysOfAFirstActivation()
    {
        var number = await ActiveAsync();
        await LiveAsync(40);
        await ActAsync(number, ServiceAction.Activate); // 14 Feb: a week to pay, and two days more

        await LiveAsync(8);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        Assert.Equal(2, (await ToldAsync(OutboxEvents.Warning)).Count); // warned for the new day, too
        await LiveAsync(1);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task VoidAsAKindness_GivesTheDaysOfAFirstInvoice()
    {
        var number = await ActiveAsync();
        await LiveAsync(32); // 6 Feb: warned, to be suspended tomorrow
        var owed = (await InvoicesAsync()).Single(invoice => invoice.Status is InvoiceStatus.Unpaid);
        await new InvoiceCommands(Space.UnitOfWork, Shipped.FollowUp).VoidAsync(owed.Id, owed.Version, "A kindness", Ct);

        await LiveAsync(9); // invoiced anew on 7 Feb, to be paid by the 14th
        Assert.Equal(new DateOnly(2026, 2, 14), (await InvoicesAsync())[^1].DueOn);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        await LiveAsync(1);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
    }
}
