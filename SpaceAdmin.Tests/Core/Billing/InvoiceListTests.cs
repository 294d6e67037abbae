using System.Web;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>The list of invoices, one of them, and what a customer is told of its own.</summary>
public sealed class InvoiceListTests : BillingTest
{
    [Theory]
    [InlineData("", "")]
    [InlineData("?status=overdue", "?status=overdue")]
    [InlineData("?dir=asc", "?dir=asc")]
    [InlineData("?dir=desc", "")]
    [InlineData("?sort=issued&dir=up", "")]
    [InlineData("?sort=due", "?sort=due")]
    [InlineData("?sort=due&dir=desc", "?sort=due&dir=desc")]
    [InlineData("?q=+anna+&user=bert&page=3&size=50", "?q=anna&user=bert&page=3&size=50")]
    [InlineData("?status=7&sort=nope&dir=up&page=-3&size=9999&q=", "")]
    public void Parse_AnAddress_MakesSenseOfIt(string address, string again)
    {
        var keys = HttpUtility.ParseQueryString(address);

        Assert.Equal(again, InvoiceListQuery.Parse(key => keys[key]).ToQueryString());
    }

    [Fact]
    public void SortedBy_TheColumnAgain_TurnsItRound()
    {
        var query = new InvoiceListQuery { Page = 4 };

        Assert.Equal("?dir=asc", query.SortedBy(InvoiceSort.Issued).ToQueryString());
        Assert.Equal("?sort=total", query.SortedBy(InvoiceSort.Total).ToQueryString());
        Assert.Equal("?sort=total&dir=desc", query.SortedBy(InvoiceSort.Total).SortedBy(InvoiceSort.Total).ToQueryString());
    }

    [Fact]
    public async Task ListAsync_OfEachTab_CountsAndShowsWhatIsInIt()
    {
        await FillAsync();

        await AssertNumbersAsync("4 3 2 1", new InvoiceListQuery());
        await AssertNumbersAsync("4 1", new InvoiceListQuery { Tab = InvoiceTab.Unpaid });
        await AssertNumbersAsync("1", new InvoiceListQuery { Tab = InvoiceTab.Overdue });
        await AssertNumbersAsync("2", new InvoiceListQuery { Tab = InvoiceTab.Paid });
        await AssertNumbersAsync("3", new InvoiceListQuery { Tab = InvoiceTab.Void });
        var page = await Queries.ListAsync(new InvoiceListQuery(), Ct);
        Assert.Equal([4, 2, 1, 1, 1], new InvoiceTab?[] { null, InvoiceTab.Unpaid, InvoiceTab.Overdue, InvoiceTab.Paid, InvoiceTab.Void }.Select(page.Counts.Of));
        Assert.Equal([InvoiceTab.Unpaid, InvoiceTab.Void, InvoiceTab.Paid, InvoiceTab.Overdue], page.Rows.Select(row => row.State));
        Assert.Equal(["5.95 USD", "0.00 USD", "0.00 USD", "9.95 USD"], page.Rows.Select(row => row.Open.ToString()));
    }

    [Theory]
    [InlineData("4", "4")]
    [InlineData("#2", "2")]
    [InlineData("ann", "3 2 1")]
    [InlineData("BERT", "4")]
    [InlineData("berger", "4")]
    [InlineData("ann 2", "2")]
    [InlineData("99999999999999", "")]
    [InlineData("%", "")]
    [InlineData("zoe", "")]
    public async Task ListAsync_Searched_FindsByNumberAndCustomer(string search, string numbers)
    {
        await FillAsync();

        var page = await Queries.ListAsync(new InvoiceListQuery { Search = search }, Ct);

        Assert.Equal(numbers, string.Join(' ', page.Rows.Select(row => row.Number)));
        Assert.Equal((page.Rows.Count, page.Rows.Count), (page.Total, page.Counts.All));
    }

    [Theory]
    [InlineData(InvoiceSort.Issued, "1 2 3 4")]
    [InlineData(InvoiceSort.Number, "1 2 3 4")]
    [InlineData(InvoiceSort.Customer, "1 2 3 4")]
    [InlineData(InvoiceSort.Due, "1 2 3 4")]
    [InlineData(InvoiceSort.Total, "1 4 3 2")]
    public async Task ListAsync_InEachOrder_IsTotalBothWays(InvoiceSort sort, string numbers)
    {
        await FillAsync();

        var ascending = await NumbersAsync(new InvoiceListQuery { Sort = sort, Descending = false });
        var descending = await NumbersAsync(new InvoiceListQuery { Sort = sort, Descending = true });

        Assert.Equal(numbers, string.Join(' ', ascending));
        Assert.Equal(ascending.Reverse(), descending);
    }

    [Theory]
    [InlineData(InvoiceSort.Issued)]
    [InlineData(InvoiceSort.Due)]
    [InlineData(InvoiceSort.Total)]
    public async Task ListAsync_PageByPage_ShowsEachOnce(InvoiceSort sort)
    {
        await AddInvoicesAsync(60);

        var numbers = new List<int>();
        for (var page = 1; page <= 3; page++)
        {
            numbers.AddRange(await NumbersAsync(new InvoiceListQuery { Sort = sort, Page = page }));
        }

        Assert.Equal(Enumerable.Range(1, 60), numbers.Order());
        Assert.Equal(3, (await Queries.ListAsync(new InvoiceListQuery { Page = 99 }, Ct)).Page);
    }

    [Fact]
    public async Task ListAsync_OfAnAdministrator_KnowsEachResellersDay()
    {
        await using (var db = Space.CreateDbContext())
        {
            (await db.Resellers.SingleAsync(one => one.Id == Space.Ours.Id, Ct)).Change(new ResellerSettings(Space.Ours.Name, "USD", "Pacific/Kiritimati", null)); // UTC+14
            (await db.Resellers.SingleAsync(one => one.Id == Space.Theirs.Id, Ct)).Change(new ResellerSettings(Space.Theirs.Name, "USD", "Pacific/Pago_Pago", null)); // UTC-11
            await db.SaveChangesAsync(Ct);
        }

        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 5, 10, 30, 0, TimeSpan.Zero)); // the 6th there, the 4th here
        Space.Actor = Actors.Administrator;
        await InvoicedAsync(); // due on the 13th
        await InvoicedAsync(customer: Space.Zoe); // due on the 11th
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 12, 10, 30, 0, TimeSpan.Zero)); // the 13th there, the 11th here: the last days to pay

        var dueToday = await Queries.ListAsync(new InvoiceListQuery(), Ct);
        Assert.Equal((0, 2), (dueToday.Counts.Overdue, dueToday.Counts.Unpaid));
        Assert.All(dueToday.Rows, row => Assert.Equal(InvoiceTab.Unpaid, row.State));
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 12, 11, 30, 0, TimeSpan.Zero)); // the 13th there, the 12th here
        Assert.Equal(["Their Hosting 1"], await OverdueAsync());
        await InvoicedAsync(customer: Space.Zoe); // due on the 19th
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 13, 10, 30, 0, TimeSpan.Zero)); // the 14th there, the 12th here
        Assert.Equal(["Our Hosting 1", "Their Hosting 1"], await OverdueAsync());

        async Task<string[]> OverdueAsync()
        {
            var page = await Queries.ListAsync(new InvoiceListQuery { Tab = InvoiceTab.Overdue, Sort = InvoiceSort.Number, Descending = false }, Ct);
            Assert.Equal(page.Counts.Overdue, page.Rows.Count);
            return [.. page.Rows.Select(row => $"{row.Reseller} {row.Number}")];
        }
    }

    [Fact]
    public async Task FindAsync_ANumberOfTwoResellers_NeedsTheReseller()
    {
        Space.Actor = Actors.Administrator;
        await InvoicedAsync();
        await InvoicedAsync(customer: Space.Zoe);

        Assert.Null(await Queries.FindAsync(1, null, Ct));
        Assert.Equal([Space.Ours.Id, Space.Theirs.Id], (await Queries.ResellersOfAsync(1, Ct)).Select(reseller => reseller.Id));
        Assert.Equal("zoe", (await Queries.FindAsync(1, Space.Theirs.Id, Ct))!.Customer);
        Assert.True(await Queries.ExistsAsync(1, null, Ct));
        Space.Actor = Actors.Of(Space.Ours);
        Assert.Equal("anna", (await Queries.FindAsync(1, null, Ct))!.Customer);
        Assert.Null(await Queries.FindAsync(1, Space.Theirs.Id, Ct));
        Assert.False(await Queries.ExistsAsync(1, Space.Theirs.Id, Ct));
    }

    [Fact]
    public async Task FindAsync_ForTheDeskAndForItsCustomer_TellsWhatEachMayKnow()
    {
        var invoice = await InvoicedAsync();
        await Invoices.RecordPaymentAsync(invoice.Id, Draft("20", "TX-1", method: "Card"), invoice.Version, Ct);

        var desk = (await Queries.FindAsync(1, null, Ct))!;
        Assert.Equal((InvoiceTab.Paid, "9.95 USD", "9.95 USD", "0.00 USD"), (desk.State, desk.Total.ToString(), desk.Paid.ToString(), desk.Open.ToString()));
        Assert.Equal(invoice.Lines[0].ServiceId, Assert.Single(desk.Lines).ServiceNumber);
        Assert.Equal(("20.00 USD", "Card", "TX-1", "Rosa"), desk.Payments.Select(one => (one.Amount.ToString(), one.Method, one.Reference, one.RecordedBy)).Single());
        Assert.Equal("10.05 USD", Assert.Single(desk.BalanceEntries).Amount.ToString());
        Assert.Equal(["Invoice 1 is paid already.", "Invoice 1 is paid. Its payment can be taken back or refunded; cancelling a service credits the terms that have not started."], desk.Actions.Select(one => one.Refusal));
        Space.Actor = Space.Actor.Without(Permissions.InvoicesManage);
        Assert.Equal([InvoiceAction.RecordPayment], (await Queries.FindAsync(1, null, Ct))!.Actions.Select(one => one.Action));

        Space.Actor = Actors.Of(Space.Anna);
        var mine = (await Queries.FindMineAsync(1, Ct))!;
        Assert.Empty(mine.Actions);
        Assert.Null(Assert.Single(mine.Payments).RecordedBy);
        Space.Actor = Actors.Of(Space.Bert);
        Assert.Null(await Queries.FindMineAsync(1, Ct));
    }

    [Fact]
    public async Task CustomerBilling_AndOnesOwn_SumUpWhatIsOpenAndPaidAhead()
    {
        await FillAsync(); // Anna owes 9.95, overdue
        await RecordAsync(await InvoicedAsync(Monthly with { Currency = "EUR" }), "9.95"); // refused: it is in euro

        var billing = (await Queries.CustomerBillingAsync(Space.Anna.Id, Ct))!;
        Assert.Equal(["9.95 EUR", "9.95 USD"], billing.Sums.Open.Select(money => money.ToString()));
        Assert.Equal(["9.95 USD"], billing.Sums.Overdue.Select(money => money.ToString()));
        Assert.Equal(["5.00 USD"], billing.Sums.Balance.Select(money => money.ToString()));
        Assert.Equal([5, 3, 2, 1], billing.Newest.Select(row => row.Number));
        Assert.Equal(4, billing.Total);

        Space.Actor = Actors.Of(Space.Anna);
        var mine = await Queries.ListMineAsync(new InvoiceListQuery(), Ct);
        Assert.Equal(["9.95 EUR", "9.95 USD"], mine.Sums.Open.Select(money => money.ToString()));
        Assert.Equal(["5.00 USD"], mine.Sums.Balance.Select(money => money.ToString()));
        Assert.Equal([5, 3, 2, 1], mine.Invoices.Rows.Select(row => row.Number));
        Assert.Equal((4, 2, 1), (mine.Invoices.Counts.All, mine.Invoices.Counts.Unpaid, mine.Invoices.Counts.Of(InvoiceTab.Paid)));
        Space.Actor = Actors.Of(Space.Theirs);
        Assert.Null(await Queries.CustomerBillingAsync(Space.Anna.Id, Ct));
    }

    /// <summary>Anna's: 1 is overdue, 2 paid with 5.00 too much, 3 void. Bert's: 4 is partly paid, and not due yet.</summary>
    private async Task FillAsync()
    {
        await using (var db = Space.CreateDbContext())
        {
            (await db.Customers.SingleAsync(customer => customer.Id == Space.Bert.Id, Ct)).Change("Berta Berger", null);
            await db.SaveChangesAsync(Ct);
        }

        await InvoicedAsync();
        Space.Clock.Advance(TimeSpan.FromDays(2));
        await RecordAsync(await InvoicedAsync(Monthly with { RecurringFee = 5000 }), "55.00");
        Space.Clock.Advance(TimeSpan.FromDays(2));
        var wrong = await InvoicedAsync(Monthly with { RecurringFee = 2000 });
        await Invoices.VoidAsync(wrong.Id, wrong.Version, "Wrong", Ct);
        Space.Clock.Advance(TimeSpan.FromDays(6)); // 15 January
        await RecordAsync(await InvoicedAsync(customer: Space.Bert), "4.00");
    }

    private async Task AddInvoicesAsync(int count)
    {
        await using var db = Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        var reseller = await db.Resellers.SingleAsync(one => one.Id == Space.Ours.Id, Ct);
        for (var i = 0; i < count; i++)
        {
            var now = reseller.Local(Space.Clock.GetUtcNow());
            var invoice = new Invoice(reseller, i % 3 == 0 ? Space.Bert.Id : Space.Anna.Id, "USD", Today.AddDays(i % 5), now);
            invoice.Add(new InvoiceLine(InvoiceLineKind.Term, 1, 1, "A month", 1, 100 + i % 7));
            db.Invoices.Add(invoice);
            _ = i % 4 == 0 ? invoice.Take(invoice.Total, now.Instant) : i % 4 == 1 ? invoice.Void("Wrong", now.Instant) : 0;
        }

        await db.SaveChangesAsync(Ct);
        await write.CommitAsync(Ct);
    }

    private async Task AssertNumbersAsync(string numbers, InvoiceListQuery query) => Assert.Equal(numbers, string.Join(' ', await NumbersAsync(query)));

    private async Task<int[]> NumbersAsync(InvoiceListQuery query)
    {
        var page = await Queries.ListAsync(query, Ct);
        Assert.Equal(page.Counts.Of(query.Tab), page.Total);
        return [.. page.Rows.Select(row => row.Number)];
    }
}
