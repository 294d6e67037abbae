using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Billing;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>Orders that nobody paid: they lapse after set days, or with their invoice.</summary>
public sealed class LapseTests : BillingTest
{
    [Fact]
    public async Task Run_AfterTheDays_CancelsAnUnpaidOrder_VoidsItsInvoice_AndSaysWhy()
    {
        var (number, invoice) = await OrderedAsync("shop.example");
        Assert.True((await RecordAsync(invoice, "4.00")).Succeeded);

        Assert.DoesNotContain(await LiveAsync(29), task => task.Pass is Pass.Lapse);
        var preview = await PreviewAsync();
        Assert.DoesNotContain(preview.Tasks, task => task.Pass is Pass.Lapse);
        Space.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(number, Assert.Single((await PreviewAsync()).Tasks, task => task.Pass is Pass.Lapse).Subject);
        Assert.Equal(1, await BacklogAsync());
        var told = Assert.Single((await RunAsync()).Tasks, task => task.Pass is Pass.Lapse);

        Assert.Equal((number, "ordered, and unpaid since 2026-01-05", TaskOutcome.Done), (told.Subject, told.Why, told.Outcome));
        Assert.Equal((ServiceStatus.Cancelled, "Not paid within 30 days"), ((await FindAsync(number)).Status, (await FindAsync(number)).Reason));
        var after = await FindInvoiceAsync(invoice.Id);
        Assert.Equal((InvoiceStatus.Void, "Not paid within 30 days", 400L), (after.Status, after.VoidReason, await BalanceAsync()));
        Assert.Equal(("Not paid within 30 days", number), (Assert.Single(await ToldAsync(OutboxEvents.Cancelled)) is var mail ? mail.Text : null, mail.ServiceId));
        Assert.Equal(0, await BacklogAsync());
        await using (var db = Space.CreateDbContext())
        {
            Assert.Single(db.Audit.Where(entry => entry.Action == AuditActions.Cancel && entry.ServiceId == number && entry.ActorName == Actor.SurfaceMonitor.Name));
            Assert.Single(db.Audit.Where(entry => entry.Action == AuditActions.VoidInvoice));
        }

        Assert.Empty(await CreditNotesAsync());
        await AssertMoneyIsAccountedForAsync();
        Assert.DoesNotContain((await RunAsync()).Tasks, task => task.Pass is Pass.Lapse);
    }

    [Fact]
    public async Task Run_OfTwoOrdersOnOneInvoice_OfWhichOneIsHeld_CreditsTheOtherOnesLine()
    {
        var (first, second, invoice) = await TwoOrdersAsync();
        await HoldAsync(second, Today.AddDays(60));

        await LiveAsync(31);

        Assert.Equal((ServiceStatus.Cancelled, ServiceStatus.Ordered), ((await FindAsync(first)).Status, (await FindAsync(second)).Status));
        var after = await FindInvoiceAsync(invoice);
        Assert.Equal((InvoiceStatus.Unpaid, 995L), (after.Status, after.Open));
        Assert.Equal(995, Assert.Single(await CreditNotesAsync()).Total);
        await AssertMoneyIsAccountedForAsync();

        await LiveAsync(30); // the hold is over: what is left of the invoice is void
        Assert.Equal((ServiceStatus.Cancelled, InvoiceStatus.Void), ((await FindAsync(second)).Status, (await FindInvoiceAsync(invoice)).Status));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Run_OfTwoOrdersOnOneInvoice_LeavesOneVoidInvoice()
    {
        var (first, second, invoice) = await TwoOrdersAsync();

        var told = (await LiveAsync(30)).Where(task => task.Pass is Pass.Lapse).ToList();

        Assert.Equal([first, second], told.Select(task => task.Subject));
        Assert.Equal(InvoiceStatus.Void, (await FindInvoiceAsync(invoice)).Status);
        Assert.Empty(await CreditNotesAsync());
        await AssertMoneyIsAccountedForAsync();
    }

    [Theory]
    [InlineData(0, 400, false)]
    [InlineData(3, 2, false)]
    [InlineData(3, 3, true)]
    public async Task Run_ByTheDaysThatAreSet(int days, int lived, bool lapses)
    {
        await SetAsync(SettingLevel.Reseller, Space.Ours.Id, new DaysChoice(null, null, null, null, days));
        var (number, _) = await OrderedAsync("shop.example");

        Space.Clock.Advance(TimeSpan.FromDays(lived));
        await RunAsync();

        Assert.Equal(lapses ? ServiceStatus.Cancelled : ServiceStatus.Ordered, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task Run_LeavesAlone_WhatIsPaidActiveOrWasNeverInvoiced()
    {
        var paid = await OrderedAsync("paid");
        Assert.True((await RecordAsync(paid.Invoice, "9.95")).Succeeded);
        var (active, _) = await OrderedAsync("active");
        await ActAsync(active, ServiceAction.Activate);
        var plain = await OrderAsync("plain");

        Assert.DoesNotContain(await LiveAsync(40), task => task.Pass is Pass.Lapse);

        Assert.Equal(ServiceStatus.Ordered, (await FindAsync(plain)).Status);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Run_AfterAPaymentWasTakenBack_CountsTheDaysAnew()
    {
        var (number, invoice) = await OrderedAsync("shop.example");
        await using (var db = Space.CreateDbContext())
        {
            await db.Resellers.Where(reseller => reseller.Id == Space.Ours.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DisabledAt, Space.Clock.GetUtcNow()), Ct); // nothing activates it
        }

        Space.Clock.Advance(TimeSpan.FromDays(29));
        Assert.True((await RecordAsync(invoice, "9.95")).Succeeded);
        Space.Clock.Advance(TimeSpan.FromDays(10));
        Assert.True((await new PaymentCommands(Space.UnitOfWork, Shipped.FollowUp).TakeBackAsync(1, "Bounced", Ct)).Succeeded);

        Assert.Equal(Today, (await FindAsync(number)).UnpaidSince);
    }

    [Fact]
    public async Task VoidAsync_OfAnOrdersInvoice_EndsWhatItOrdered_AndLeavesWhatIsActive()
    {
        var (number, invoice) = await OrderedAsync("shop.example");
        Assert.Equal([$"#{number} shop.example"], (await Queries.FindAsync(invoice.Number, null, Ct))!.Ordered);

        Assert.True((await Invoices.VoidAsync(invoice.Id, invoice.Version, "Ordered twice", Ct)).Succeeded);

        Assert.Equal((ServiceStatus.Cancelled, "Ordered twice"), ((await FindAsync(number)).Status, (await FindAsync(number)).Reason));
        Assert.Equal("Ordered twice", Assert.Single(await ToldAsync(OutboxEvents.Cancelled)).Text);
        var active = await InvoicedAsync();
        Assert.True((await Invoices.VoidAsync(active.Id, active.Version, "A kindness", Ct)).Succeeded);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(active.Lines[0].ServiceId)).Status);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RefundPaymentAsync_OfAnOrdersLine_EndsIt()
    {
        var (number, invoice) = await OrderedAsync("shop.example");
        Assert.True((await RecordAsync(invoice, "9.95")).Succeeded);

        var refunded = await new PaymentCommands(Space.UnitOfWork, Shipped.FollowUp)
            .RefundPaymentAsync(1, Draft("9.95") with { Lines = [invoice.Lines[0].Id] }, "Changed its mind", Ct);

        Assert.True(refunded.Succeeded, refunded.Failure?.Message);
        await RunAsync();
        Assert.Equal((ServiceStatus.Cancelled, 0L), ((await FindAsync(number)).Status, await BalanceAsync()));
        Assert.Single(await CreditNotesAsync());
        await AssertMoneyIsAccountedForAsync();
    }

    private async Task<(int Number, Invoice Invoice)> OrderedAsync(string name)
    {
        var number = await OrderAsync(name, Monthly);
        Assert.True((await Invoices.IssueAsync(number, null, Ct)).Succeeded);
        return (number, (await InvoicesAsync())[^1]);
    }

    private async Task<(int First, int Second, int Invoice)> TwoOrdersAsync()
    {
        var (first, second) = (await OrderAsync("first", Monthly), await OrderAsync("second", Monthly));
        await using var db = Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        var services = await db.Services.Include(service => service.Reseller).OrderBy(service => service.Id).ToListAsync(Ct);
        var invoice = await InvoiceIssuer.IssueAsync(Space.WriteOn(db), services[0].Reseller, services, Today.AddDays(7), Ct);
        await write.CommitAsync(Ct);
        return (first, second, invoice.Id);
    }

    private async Task<int> BacklogAsync()
    {
        await using var db = Space.CreateDbContext();
        return (await new LapsePass().BacklogAsync(db, await MonitorScope.ReadAsync(db, Space.Clock.GetUtcNow(), null, null, Ct), Ct)).Count;
    }
}
