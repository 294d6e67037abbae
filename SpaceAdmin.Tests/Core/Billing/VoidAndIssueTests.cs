using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Invoices that are taken back, and invoices ahead of the monitor.</summary>
public sealed class VoidAndIssueTests : BillingTest
{
    [Fact]
    public async Task VoidAsync_ANewInvoice_EndsTheDebt()
    {
        var invoice = await InvoicedAsync();

        var result = await Invoices.VoidAsync(invoice.Id, invoice.Version, " A gift ", Ct);

        Assert.Equal(new Money(0, "USD"), result.Value);
        var voided = await FindInvoiceAsync(invoice.Id);
        Assert.Equal((InvoiceStatus.Void, "A gift", Space.Clock.GetUtcNow()), (voided.Status, voided.VoidReason, voided.VoidedAt!.Value));
        Assert.Null((await FindAsync(invoice.Lines[0].ServiceId)).DueOn);
        var entry = (await Space.AuditAsync())[^1];
        Assert.Equal((AuditActions.VoidInvoice, "Unpaid", "Void", "A gift"), (entry.Action, entry.Before, entry.After, entry.Detail));
        Assert.Empty(await LiveAsync(20)); // nobody is suspended for it
    }

    [Fact]
    public async Task VoidAsync_PartPaid_GivesThatToTheBalance()
    {
        var invoice = await InvoicedAsync();
        await RecordAsync(invoice, "4.00");

        var result = await Invoices.VoidAsync(invoice.Id, invoice.Version + 1, "Wrong", Ct);

        Assert.Equal(new Money(400, "USD"), result.Value);
        Assert.Equal(400, await BalanceAsync());
        Assert.Equal(0, (await FindInvoiceAsync(invoice.Id)).Paid);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task VoidAsync_OfATermThatIsToCome_IsInvoicedAnew()
    {
        await ActiveAsync();
        await LiveAsync(25);
        var renewal = (await InvoicesAsync())[^1];

        await Invoices.VoidAsync(renewal.Id, renewal.Version, "Wrong address", Ct);
        await RunAsync();

        var invoices = await InvoicesAsync();
        Assert.Equal([InvoiceStatus.Paid, InvoiceStatus.Void, InvoiceStatus.Unpaid], invoices.Select(invoice => invoice.Status));
        Assert.Equal([1, 2, 3], invoices.Select(invoice => invoice.Number));
        Assert.Equal(renewal.DueOn, invoices[2].DueOn);
    }

    [Fact]
    public async Task VoidAsync_OfTheTermThatRuns_LeavesTheRenewalOnItsInvoice()
    {
        var running = await InvoicedAsync(Monthly with { Cycle = new Cycle(10, CycleUnit.Day) });
        await LiveAsync(4); // the next term is invoiced 7 days ahead
        Assert.Equal(2, (await InvoicesAsync()).Count);

        await Invoices.VoidAsync(running.Id, running.Version, "A gift", Ct);
        await RunAsync();

        Assert.Equal([InvoiceStatus.Void, InvoiceStatus.Unpaid], (await InvoicesAsync()).Select(invoice => invoice.Status));
    }

    [Theory]
    [InlineData("", "Say why the invoice is void: the customer reads it.")]
    [InlineData("  ", "Say why the invoice is void: the customer reads it.")]
    [InlineData(null, "A reason has at most 500 characters.")]
    public async Task VoidAsync_WithoutAFitReason_IsRefusedInWords(string? reason, string sentence)
    {
        var invoice = await InvoicedAsync();

        var result = await Invoices.VoidAsync(invoice.Id, invoice.Version, reason ?? new string('x', 501), Ct);

        Assert.Equal(sentence, Assert.IsAssignableFrom<InvoiceRefusal>(result.Failure).Message);
        Assert.Equal(InvoiceStatus.Unpaid, (await FindInvoiceAsync(invoice.Id)).Status);
    }

    [Fact]
    public async Task VoidAsync_PaidOrVoidOrStale_IsRefused()
    {
        var (paid, voided) = (await InvoicedAsync(), await InvoicedAsync());
        await RecordAsync(paid, "9.95");
        await Invoices.VoidAsync(voided.Id, voided.Version, "Wrong", Ct);

        Assert.IsType<Failure.Stale>((await Invoices.VoidAsync(paid.Id, paid.Version, "Wrong", Ct)).Failure);
        Assert.Equal(
            "Invoice 1 is paid. Its payment can be taken back or refunded; cancelling a service credits the terms that have not started.",
            (await Invoices.VoidAsync(paid.Id, paid.Version + 1, "Wrong", Ct)).Failure!.Message);
        Assert.Equal("Invoice 2 is void already.", (await Invoices.VoidAsync(voided.Id, voided.Version + 1, "Wrong", Ct)).Failure!.Message);
    }

    [Fact]
    public async Task IssueAsync_TheNextTerm_IsDueWhenItBegins_AndTheMonitorDoesNotRepeatIt()
    {
        var number = await ActiveAsync();

        var issued = await Invoices.IssueAsync(number, null, Ct);

        Assert.Equal((2, new DateOnly(2026, 2, 5), new Money(995, "USD")), (issued.Value!.Number, issued.Value.DueOn, issued.Value.Total));
        Assert.Equal("Rosa", (await Space.AuditAsync())[^1].ActorName);
        await LiveAsync(28);
        Assert.Equal(2, (await InvoicesAsync()).Count);
    }

    [Fact]
    public async Task IssueAsync_BeforeTheFirstActivation_IsPaidAndThenActivated()
    {
        var number = await OrderAsync(price: Monthly with { SetupFee = 500 });

        var issued = await Invoices.IssueAsync(number, null, Ct);
        Assert.Equal((new DateOnly(2026, 1, 12), 1495L), (issued.Value!.DueOn, issued.Value.Total.Minor));
        await RecordAsync((await InvoicesAsync())[0], "14.95");
        await RunAsync();

        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        Assert.Single(await InvoicesAsync());
    }

    [Fact]
    public async Task IssueAsync_WhenTheTermEndedMeanwhile_LeavesAWeekToPay()
    {
        var number = await ActiveAsync();
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 2, 20, 9, 0, 0, TimeSpan.Zero)); // no monitor ran

        Assert.Equal(new DateOnly(2026, 2, 27), (await Invoices.IssueAsync(number, null, Ct)).Value!.DueOn);
    }

    [Fact]
    public async Task IssueAsync_WhatIsNotToBePaid_IsRefusedInWords()
    {
        var free = await OrderAsync("free", new Price(new Cycle(1, CycleUnit.Month), 0, 0, "USD"));
        var once = await ActiveAsync("once", new Price(null, 100, 0, "USD"));
        var gone = await ActiveAsync("gone");
        await ActAsync(gone, ServiceAction.Cancel);
        var ending = await ActiveAsync("ending");
        await ScheduleAsync(ending, ServiceAction.Cancel, null);
        var invoiced = await ActiveAsync("invoiced");
        await Invoices.IssueAsync(invoiced, null, Ct);
        var before = (await InvoicesAsync()).Count;

        Assert.Equal($"Service #{free} “free” is free or was bought once: no term of it is to be paid.", await RefusalAsync(free));
        Assert.Equal($"Service #{once} “once” is free or was bought once: no term of it is to be paid.", await RefusalAsync(once));
        Assert.Equal($"Service #{gone} “gone” is Cancelled: nothing is invoiced for it any more.", await RefusalAsync(gone));
        Assert.Equal($"Service #{ending} “ending” is cancelled before its next term begins.", await RefusalAsync(ending));
        Assert.Equal($"The next term of service #{invoiced} “invoiced” is invoiced already, on invoice {before}.", await RefusalAsync(invoiced));
        Assert.Equal(before, (await InvoicesAsync()).Count);

        async Task<string?> RefusalAsync(int number) => (await Invoices.IssueAsync(number, null, Ct)).Failure?.Message;
    }

    [Fact]
    public async Task IssueAsync_WhenTheCalendarEnds_IsRefusedInWords()
    {
        var number = await ActiveAsync("long", new Price(new Cycle(1_000, CycleUnit.Year), 0, 100, "USD"));

        Assert.Equal($"The term of service #{number} “long” has no end: none follows it.", (await Invoices.IssueAsync(number, null, Ct)).Failure?.Message);
    }
}
