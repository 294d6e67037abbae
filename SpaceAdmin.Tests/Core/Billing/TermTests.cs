using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Terms and their invoices, by values that were worked out by hand.</summary>
public sealed class TermTests : BillingTest
{
    [Theory]
    [InlineData("1 month", "2026-01-31", "2026-02-28 2026-03-31 2026-04-30 2026-05-31")]
    [InlineData("1 month", "2024-01-31", "2024-02-29 2024-03-31 2024-04-30")]
    [InlineData("3 months", "2025-11-30", "2026-02-28 2026-05-30 2026-08-30")]
    [InlineData("1 year", "2024-02-29", "2025-02-28 2026-02-28 2027-02-28 2028-02-29")]
    [InlineData("2 years", "2023-07-01", "2025-07-01 2027-07-01")]
    [InlineData("30 days", "2026-01-31", "2026-03-02 2026-04-01 2026-05-01")]
    [InlineData("1 day", "2026-12-31", "2027-01-01 2027-01-02")]
    [InlineData("1 year", "2200-01-01", "")]
    public void BorderAfter_TermByTerm_KeepsToTheAnchorsDay(string text, string anchor, string expected)
    {
        Assert.True(Cycle.TryParse(text, out var cycle));
        var from = DateOnly.Parse(anchor, null);

        var borders = new List<string>();
        for (var day = from; borders.Count < expected.Split(' ').Length && cycle.BorderAfter(from, day) is { } border; day = border)
        {
            borders.Add(border.ToString("yyyy-MM-dd", null));
        }

        Assert.Equal(expected, string.Join(' ', borders));
    }

    [Fact]
    public async Task FirstInvoice_HasTheSetupOfEveryPiece_AndNoLaterOneHas()
    {
        var number = await OrderManyAsync(3, Monthly with { SetupFee = 500 });
        await ActAsync(number, ServiceAction.Activate);
        await PayAllAsync(number);
        await LiveAsync(25); // until 30 January; the next term begins on 5 February

        var invoices = await InvoicesAsync();
        Assert.Equal(
            [(InvoiceLineKind.Setup, 3, 1500L), (InvoiceLineKind.Term, 3, 2985L)],
            invoices[0].Lines.OrderBy(line => line.Id).Select(line => (line.Kind, line.Quantity, line.Amount)));
        Assert.Equal((4485L, new DateOnly(2026, 1, 12)), (invoices[0].Total, invoices[0].DueOn));
        Assert.Equal([(InvoiceLineKind.Term, 3, 2985L)], invoices[1].Lines.Select(line => (line.Kind, line.Quantity, line.Amount)));
        Assert.Equal((2985L, new DateOnly(2026, 2, 5), new DateOnly(2026, 1, 29)), (invoices[1].Total, invoices[1].DueOn, invoices[1].IssuedOn));
        Assert.Equal($"#{number} many: 1 month from 2026-02-05 to 2026-03-04", invoices[1].Lines[0].Text);
    }

    [Fact]
    public async Task FreeAndOnce_AreNeverOverdue()
    {
        var free = await OrderAsync("free", new Price(new Cycle(1, CycleUnit.Month), 0, 0, "USD"));
        var once = await OrderAsync("once", new Price(null, 1500, 0, "USD"));
        await ActAsync(free, ServiceAction.Activate);
        await ActAsync(once, ServiceAction.Activate);
        await PayAllAsync(once);

        var tasks = await LiveAsync(60);

        Assert.Empty(tasks);
        Assert.Equal([1500L], (await InvoicesAsync()).Select(invoice => invoice.Total));
        Assert.Equal((ServiceStatus.Active, ServiceStatus.Active), ((await FindAsync(free)).Status, (await FindAsync(once)).Status));
        Assert.Null((await FindAsync(free)).TermEndsOn);
        Assert.Null((await FindAsync(once)).TermEndsOn);
    }

    [Fact]
    public async Task Lapsed_ContinuesFromThePayment_AndKeepsItsNewDay()
    {
        var number = await ActiveAsync();
        await LiveAsync(40); // suspended on 7 February; today is 14 February
        var open = (await InvoicesAsync())[^1];

        Assert.True((await RecordAsync(open, "9.95")).Succeeded);
        await RunAsync();

        var service = await FindAsync(number);
        Assert.Equal(ServiceStatus.Active, service.Status);
        Assert.Equal(["2026-01-05 2026-02-05", "2026-02-14 2026-03-14"], service.Terms.Select(term => $"{term.StartsOn:yyyy-MM-dd} {term.EndsOn:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Numbers_WhenATransactionIsRolledBack_HaveNoGap()
    {
        var first = await InvoicedAsync();
        var number = await OrderAsync("second");
        await using (var db = Space.CreateDbContext())
        {
            await using var write = await db.BeginWriteAsync(Ct);
            var service = await db.Services.Include(s => s.Reseller).SingleAsync(s => s.Id == number, Ct);
            var lost = await InvoiceIssuer.IssueAsync(Space.WriteOn(db, Actor.CommandLine), service.Reseller, [service], Today, Ct);
            Assert.Equal(first.Number + 1, lost.Number);
        } // never committed

        var issued = await Invoices.IssueAsync(number, null, Ct);

        Assert.Equal(first.Number + 1, issued.Value!.Number);
        Assert.Equal([1, 2], (await InvoicesAsync()).Select(invoice => invoice.Number));
    }

    [Fact]
    public async Task Renewals_OfOneCustomerAndDay_AreOnOneInvoice()
    {
        var one = await ActiveAsync("one");
        var two = await ActiveAsync("two", Monthly with { RecurringFee = 100 });
        await ActiveAsync("other", customer: Space.Bert);
        var before = (await InvoicesAsync()).Count;

        await LiveAsync(25);

        var issued = (await InvoicesAsync()).Skip(before).ToList();
        Assert.Equal([1095L, 995L], issued.Select(invoice => invoice.Total));
        Assert.Equal([one, two], issued[0].Lines.Select(line => line.ServiceId).Order());
    }

    [Fact]
    public async Task Cancelled_WithItsNextTermHalfPaid_GivesTheMoneyBackToTheBalance()
    {
        var number = await ActiveAsync();
        await LiveAsync(25);
        var renewal = (await InvoicesAsync())[^1];
        Assert.True((await RecordAsync(renewal, "4.00")).Succeeded);

        await ActAsync(number, ServiceAction.Cancel);

        var invoice = await FindInvoiceAsync(renewal.Id);
        Assert.Equal((InvoiceStatus.Credited, 995L, 400L), (invoice.Status, invoice.Total, invoice.Paid));
        var note = Assert.Single(await CreditNotesAsync());
        Assert.Equal((995L, 400L, invoice.Lines[0].Id), (note.Total, note.ToBalance, note.Lines[0].InvoiceLineId));
        Assert.Equal(400, await BalanceAsync());
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Cancelled_WithItsNextTermPaidAhead_GivesTheMoneyBack_AndTheTermIsGone()
    {
        var (number, other) = (await ActiveAsync(), await ActiveAsync("other"));
        await LiveAsync(25); // one invoice of both
        await PayAllAsync(number);
        Assert.Equal(new DateOnly(2026, 3, 5), (await FindAsync(number)).TermEndsOn);

        await ActAsync(number, ServiceAction.Cancel);

        var service = await FindAsync(number);
        Assert.Equal((1, new DateOnly(2026, 2, 5), 1), (service.TermNumber, service.TermEndsOn!.Value, service.InvoicedTerm));
        Assert.Single(service.Terms);
        var renewal = (await InvoicesAsync())[^1];
        Assert.Equal((2, InvoiceStatus.Paid, 2 * 995L, 2 * 995L), ((await FindAsync(other)).TermNumber, renewal.Status, renewal.Total, renewal.Paid)); // as it was paid
        Assert.Equal(995, await BalanceAsync());
        await AssertMoneyIsAccountedForAsync();

        await ActAsync(number, ServiceAction.Activate); // it has still some days
        await LiveAsync(1);
        Assert.Equal((2, InvoiceStatus.Paid, 0L), ((await FindAsync(number)).TermNumber, (await InvoicesAsync())[^1].Status, await BalanceAsync()));
    }

    [Fact]
    public async Task Cancelled_InATermThatHasBegun_GivesNothingBack()
    {
        var number = await ActiveAsync();
        await LiveAsync(25);
        await PayAllAsync(number);
        await LiveAsync(7); // 6 Feb

        await ActAsync(number, ServiceAction.Cancel);

        Assert.Equal((2, 0L), ((await FindAsync(number)).TermNumber, await BalanceAsync()));
    }
}
