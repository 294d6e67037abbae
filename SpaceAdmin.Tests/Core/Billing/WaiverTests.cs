using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>A month can be waived as such: a free term, with a reason.</summary>
public sealed class WaiverTests : BillingTest
{
    [Fact]
    public async Task WaiveAsync_OfTheTermThatIsInvoiced_CreditsIt_AndTheServiceGoesOnForNothing()
    {
        var number = await ActiveAsync(); // 5 Jan to 5 Feb
        await LiveAsync(32); // 6 Feb: invoiced, due and warned of

        Assert.Equal(2, (await WaiveAsync(number, " The server was down ")).Value);

        var renewal = (await InvoicesAsync())[^1];
        Assert.Equal(InvoiceStatus.Credited, renewal.Status);
        var note = Assert.Single(await CreditNotesAsync());
        Assert.Equal(("The server was down", 995L, 0L), (note.Reason, note.Total, note.ToBalance));
        var service = await FindAsync(number);
        Assert.Equal([(1, 995L), (2, 0L)], service.Terms.Select(term => (term.Number, term.Fee)));
        Assert.Equal((new DateOnly(2026, 2, 5), new DateOnly(2026, 3, 5), null), (service.Terms[^1].StartsOn, service.TermEndsOn, service.DueOn));
        Assert.Equal("The server was down", Assert.Single(await Space.AuditAsync(), entry => entry.Action == "Waive term").Detail);
        Assert.Equal([Pass.IssueRenewals, Pass.Warn, Pass.Suspend], (await LiveAsync(30)).Select(task => task.Pass)); // the term after it is asked for as ever
        Assert.Equal(new DateOnly(2026, 3, 5), (await InvoicesAsync())[^1].DueOn);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task WaiveAsync_OfATermThatNobodyWasAskedFor_OpensTheNextOneAhead()
    {
        var number = await ActiveAsync();

        Assert.Equal(2, (await WaiveAsync(number)).Value);

        Assert.Equal(new DateOnly(2026, 3, 5), (await FindAsync(number)).TermEndsOn);
        Assert.Single(await InvoicesAsync());
        Assert.DoesNotContain(await LiveAsync(53), task => task.Pass is not Pass.IssueRenewals); // 27 Feb: asked for the third
        Assert.Equal(2, (await InvoicesAsync()).Count);
    }

    [Fact]
    public async Task WaiveAsync_OfATermThatRunsUnpaid_LeavesNothingOwed()
    {
        var number = await OrderAsync();
        await ActAsync(number, ServiceAction.Activate);

        Assert.Equal(1, (await WaiveAsync(number)).Value);

        var service = await FindAsync(number);
        Assert.Equal((1, null, new DateOnly(2026, 2, 5)), (service.TermNumber, service.DueOn, service.TermEndsOn!.Value));
        Assert.Equal(ServiceStatus.Active, service.Status);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task WaiveAsync_OfWhatIsSuspendedForIt_LiftsTheSuspension()
    {
        var number = await ActiveAsync();
        await LiveAsync(33);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);

        await WaiveAsync(number);
        await RunAsync();

        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        Assert.Equal(new DateOnly(2026, 3, 7), (await FindAsync(number)).TermEndsOn); // from the day on which it was waived
    }

    [Fact]
    public async Task WaiveAsync_OfAPartlyPaidInvoiceOfTwoServices_GivesBackWhatWasPaidTooMuch()
    {
        var (number, other) = (await ActiveAsync(), await ActiveAsync("other.example"));
        await LiveAsync(30);
        var renewal = (await InvoicesAsync())[^1];
        Assert.True((await RecordAsync(await FindInvoiceAsync(renewal.Id), "12.00")).Succeeded);

        await WaiveAsync(number);

        Assert.Equal((InvoiceStatus.Paid, 205L), ((await FindInvoiceAsync(renewal.Id)).Status, await BalanceAsync())); // 19.90 less 9.95, of 12.00
        Assert.Equal(2, (await FindAsync(other)).TermNumber);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task WaiveAsync_OfATermThatWasPaidByChoice_LeavesThatAlone_AndGivesTheNext()
    {
        var (number, other) = (await ActiveAsync(), await ActiveAsync("other.example"));
        await LiveAsync(30);
        var renewal = await FindInvoiceAsync((await InvoicesAsync())[^1].Id);
        Assert.True((await Invoices.RecordPaymentAsync(renewal.Id, Draft("9.95") with { Lines = [renewal.Lines.Single(line => line.ServiceId == number).Id] }, renewal.Version, Ct)).Succeeded);

        Assert.Equal(3, (await WaiveAsync(number)).Value);

        Assert.Empty(await CreditNotesAsync());
        Assert.Equal((3, 2), ((await FindAsync(number)).TermNumber, (await FindAsync(other)).TermNumber + 1));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task WaiveAsync_OfWhatHasNoTermToWaive_IsRefused()
    {
        var (ordered, free, ending, cancelled) = (await OrderAsync(), await ActiveAsync("free.example", Monthly with { RecurringFee = 0 }), await ActiveAsync("ending.example"), await ActiveAsync("gone.example"));
        await ScheduleAsync(ending, ServiceAction.Cancel, on: null);
        await ActAsync(cancelled, ServiceAction.Cancel);

        Assert.IsType<InvoiceRefusal.NotActivatedYet>((await WaiveAsync(ordered)).Failure);
        Assert.IsType<InvoiceRefusal.NothingToPay>((await WaiveAsync(free)).Failure);
        Assert.IsType<InvoiceRefusal.EndsBefore>((await WaiveAsync(ending)).Failure);
        Assert.IsType<InvoiceRefusal.ServiceCancelled>((await WaiveAsync(cancelled)).Failure);
        Assert.IsType<InvoiceRefusal.WaiverNeedsReason>((await WaiveAsync(ending, " ")).Failure);
        Assert.IsType<Failure.Stale>((await Invoices.WaiveAsync(ending, 99, "A kindness", Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Invoices.WaiveAsync(9_999, 1, "A kindness", Ct)).Failure);
    }

    private async Task<Result<int>> WaiveAsync(int number, string reason = "A kindness") => await Invoices.WaiveAsync(number, (await FindAsync(number)).Version, reason, Ct);
}
