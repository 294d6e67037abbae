using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>A part payment that is for some lines: of two services on one invoice, exactly one is paid.</summary>
public sealed class AllocationTests : BillingTest
{
    [Fact]
    public async Task RecordPaymentAsync_ForOneOfTwoServices_LetsItGoOn_AndTheOtherStaysOwed()
    {
        var (first, second, invoice) = await TwoRenewalsAsync();

        Assert.True((await ForAsync(invoice, "9.95", first)).Succeeded);

        Assert.Equal((2, (DateOnly?)null), ((await FindAsync(first)).TermNumber, (await FindAsync(first)).DueOn));
        Assert.Equal((1, invoice.DueOn), ((await FindAsync(second)).TermNumber, (await FindAsync(second)).DueOn));
        var after = await FindInvoiceAsync(invoice.Id);
        Assert.Equal((InvoiceStatus.Unpaid, 995L), (after.Status, after.Open));
        Assert.Equal([995L, 0L], after.Lines.Select(line => line.Allocated));
        await AssertMoneyIsAccountedForAsync();

        await LiveAsync(12);
        Assert.Equal((ServiceStatus.Active, ServiceStatus.Suspended), ((await FindAsync(first)).Status, (await FindAsync(second)).Status));
        Assert.DoesNotContain(await ToldAsync(SpaceAdmin.Core.Outbox.OutboxEvents.Warning), mail => mail.ServiceId == first);
        Assert.True((await RecordAsync(await FindInvoiceAsync(invoice.Id), "9.95")).Succeeded);
        await RunAsync();
        Assert.Equal((ServiceStatus.Active, InvoiceStatus.Paid), ((await FindAsync(second)).Status, (await FindInvoiceAsync(invoice.Id)).Status));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RecordPaymentAsync_ForASuspendedService_LiftsItsSuspensionAlone()
    {
        var (first, second, invoice) = await TwoRenewalsAsync();
        await LiveAsync(12);
        Assert.Equal((ServiceStatus.Suspended, ServiceStatus.Suspended), ((await FindAsync(first)).Status, (await FindAsync(second)).Status));

        Assert.True((await ForAsync(await FindInvoiceAsync(invoice.Id), "9.95", second)).Succeeded);
        await RunAsync();

        Assert.Equal((ServiceStatus.Suspended, ServiceStatus.Active), ((await FindAsync(first)).Status, (await FindAsync(second)).Status));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RecordPaymentAsync_OfLessThanTheLine_SettlesNothingYet()
    {
        var (first, _, invoice) = await TwoRenewalsAsync();

        Assert.True((await ForAsync(invoice, "5.00", first)).Succeeded);
        Assert.Equal((1, invoice.DueOn), ((await FindAsync(first)).TermNumber, (await FindAsync(first)).DueOn));
        Assert.True((await ForAsync(await FindInvoiceAsync(invoice.Id), "6.00", first)).Succeeded); // 1.05 is for the whole invoice

        var after = await FindInvoiceAsync(invoice.Id);
        Assert.Equal((2, 995L, 890L), ((await FindAsync(first)).TermNumber, after.Lines.Max(line => line.Allocated), after.Open));
        Assert.IsType<PaymentRefusal.LinesNotOwed>((await ForAsync(after, "1.00", first)).Failure);
        Assert.IsType<PaymentRefusal.LinesNotOwed>((await Invoices.RecordPaymentAsync(invoice.Id, Draft("1.00") with { Lines = [999] }, after.Version, Ct)).Failure);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task TakeBackAsync_OfAPaymentForOneLine_OwesThatLineAlone()
    {
        var (first, second, invoice) = await TwoRenewalsAsync();
        Assert.True((await ForAsync(invoice, "5.00", second)).Succeeded);
        Assert.True((await ForAsync(await FindInvoiceAsync(invoice.Id), "9.95", first)).Succeeded);
        Assert.True((await ForAsync(await FindInvoiceAsync(invoice.Id), "4.95", second)).Succeeded);
        var payments = new PaymentCommands(Space.UnitOfWork, Shipped.FollowUp);

        Assert.True((await payments.TakeBackAsync(await PaymentOfAsync(995, invoice), "Bounced", Ct)).Succeeded);

        Assert.Equal([(first, 0L), (second, 995L)], (await FindInvoiceAsync(invoice.Id)).Lines.OrderBy(line => line.ServiceId).Select(line => (line.ServiceId, line.Allocated)));
        Assert.Equal((invoice.DueOn, (DateOnly?)null), ((await FindAsync(first)).DueOn, (await FindAsync(second)).DueOn));
        await AssertMoneyIsAccountedForAsync();
        Assert.True((await payments.RefundPaymentAsync(await PaymentOfAsync(500, invoice), Draft("2.00"), "Asked for it", Ct)).Succeeded);
        Assert.Equal((795L, invoice.DueOn), ((await FindInvoiceAsync(invoice.Id)).Lines.Max(line => line.Allocated), (await FindAsync(second)).DueOn));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Cancel_OfAServiceThatWasPaidByChoice_FreesWhatWasPaidForIt()
    {
        var (first, second, invoice) = await TwoRenewalsAsync();
        await ActAsync(first, ServiceAction.Suspend); // by hand: what is paid now did not run when it is cancelled
        Assert.True((await ForAsync(invoice, "9.95", first)).Succeeded);
        await ActAsync(first, ServiceAction.Cancel);

        var after = await FindInvoiceAsync(invoice.Id);
        Assert.Equal((995L, InvoiceStatus.Unpaid, 995L), (await BalanceAsync(), after.Status, after.Open));
        Assert.All(after.Lines, line => Assert.Equal(0, line.Allocated));
        await AssertMoneyIsAccountedForAsync();
        await RunAsync(); // the balance pays the other one
        Assert.Equal((InvoiceStatus.Paid, 2), ((await FindInvoiceAsync(invoice.Id)).Status, (await FindAsync(second)).TermNumber));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task VoidAsync_OfWhatWasPaidByChoice_GivesItBack()
    {
        var (first, _, invoice) = await TwoRenewalsAsync();
        Assert.True((await ForAsync(invoice, "9.95", first)).Succeeded);

        Assert.True((await Invoices.VoidAsync(invoice.Id, (await FindInvoiceAsync(invoice.Id)).Version, "Wrong", Ct)).Succeeded);

        Assert.Equal(995, await BalanceAsync());
        Assert.All((await FindInvoiceAsync(invoice.Id)).Lines, line => Assert.Equal(0, line.Allocated));
        await AssertMoneyIsAccountedForAsync();
    }

    private Task<Result<PaymentOutcome>> ForAsync(Invoice invoice, string amount, int service) => Invoices.RecordPaymentAsync(
        invoice.Id, Draft(amount) with { Lines = [invoice.Lines.Single(line => line.ServiceId == service).Id] }, invoice.Version, Ct);

    private async Task<int> PaymentOfAsync(long amount, Invoice invoice)
    {
        await using var db = Space.CreateDbContext();
        return db.Payments.Single(payment => payment.Amount == amount && payment.InvoiceId == invoice.Id).Id;
    }

    // Two services of one customer whose next terms the monitor put on one invoice.
    private async Task<(int First, int Second, Invoice Invoice)> TwoRenewalsAsync()
    {
        var (first, second) = (await ActiveAsync("first"), await ActiveAsync("second"));
        await LiveAsync(25);
        var invoice = (await InvoicesAsync())[^1];
        Assert.Equal([first, second], invoice.Lines.Select(line => line.ServiceId).Order());
        return (first, second, invoice);
    }
}
