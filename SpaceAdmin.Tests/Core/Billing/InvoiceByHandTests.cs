using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Invoices of lines that somebody typed, and discounts on what is issued by hand.</summary>
public sealed class InvoiceByHandTests : BillingTest
{
    private static readonly InvoiceLineDraft s_advice = new("Advice", 3, "20.00");

    [Fact]
    public async Task IssueByHandAsync_OfLines_AsksForThem_AndTheBalancePays()
    {
        Assert.True((await new PaymentCommands(Space.UnitOfWork, Shipped.FollowUp).RecordAsync(Space.Anna.Id, Draft("50.00"), Ct)).Succeeded);

        var issued = await IssueAsync([s_advice, new(" A domain ", 1, "9.95")], new DiscountDraft("", "10", IsPercent: true));

        Assert.Equal(("62.95 USD", Today.AddDays(7)), (issued.Value!.Total.ToString(), issued.Value.DueOn)); // 69.95 less 6.995, half a unit up
        var invoice = Assert.Single(await InvoicesAsync());
        Assert.Equal(
            [(InvoiceLineKind.Item, "Advice", 3, 6_000L, 0), (InvoiceLineKind.Item, "A domain", 1, 995L, 0), (InvoiceLineKind.Discount, "Discount of 10 %", 1, -700L, 0)],
            invoice.Lines.Select(line => (line.Kind, line.Text, line.Quantity, line.Amount, line.ServiceId)));
        await RunAsync();
        Assert.Equal((1_295L, 0L), ((await FindInvoiceAsync(invoice.Id)).Open, await BalanceAsync()));
        Assert.True((await RecordAsync(await FindInvoiceAsync(invoice.Id), "12.95")).Succeeded);
        Assert.Equal(InvoiceStatus.Paid, (await FindInvoiceAsync(invoice.Id)).Status);
        var shown = await Queries.FindAsync(invoice.Number, null, Ct);
        Assert.All(shown!.Lines, line => Assert.Null(line.ServiceNumber));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task IssueByHandAsync_OfSeveral_IsNoTermOnTwoInvoices_AndSuspendsNothing()
    {
        var number = await ActiveAsync();
        await IssueAsync([s_advice]);
        await IssueAsync([s_advice, s_advice]);
        Assert.True((await Invoices.VoidAsync((await InvoicesAsync())[^1].Id, 1, "Typed twice", Ct)).Succeeded);

        await LiveAsync(20);

        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task IssueByHandAsync_OfNothingToPay_IsPaidAtOnce()
    {
        var issued = await IssueAsync([s_advice], new DiscountDraft("A gift", "60.00", IsPercent: false));

        Assert.Equal(0, issued.Value!.Total.Minor);
        Assert.Equal(InvoiceStatus.Paid, Assert.Single(await InvoicesAsync()).Status);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task IssueAsync_WithADiscount_AsksLess_AndACancellationGivesBackWhatWasPaid()
    {
        var number = await OrderAsync(price: Monthly);

        Assert.Equal("7.95 USD", (await Invoices.IssueAsync(number, new DiscountDraft("Welcome", "2", IsPercent: false), Ct)).Value!.Total.ToString());
        var invoice = Assert.Single(await InvoicesAsync());
        Assert.True((await RecordAsync(invoice, "7.95")).Succeeded);
        Assert.NotNull((await FindAsync(number)).AwaitsActivationSince);
        await ActAsync(number, ServiceAction.Cancel);

        Assert.Equal((795L, 795L), (Assert.Single(await CreditNotesAsync()).Total, await BalanceAsync()));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task IssueAsync_OfNothingToPay_OpensWhatItIsFor()
    {
        var number = await OrderAsync(price: Monthly);

        Assert.Equal(0, (await Invoices.IssueAsync(number, new DiscountDraft("", "100", IsPercent: true), Ct)).Value!.Total.Minor);
        await RunAsync();

        var service = await FindAsync(number);
        Assert.Equal((ServiceStatus.Active, 1, (DateOnly?)null), (service.Status, service.TermNumber, service.DueOn));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RefundPaymentAsync_OfALineWithoutItsDiscount_IsRefused()
    {
        await IssueAsync([s_advice], new DiscountDraft("", "50", IsPercent: true));
        var invoice = Assert.Single(await InvoicesAsync());
        Assert.True((await RecordAsync(invoice, "30.00")).Succeeded);
        var payments = new PaymentCommands(Space.UnitOfWork, Shipped.FollowUp);

        var refused = await payments.RefundPaymentAsync(1, Draft("30.00") with { Lines = [invoice.Lines[0].Id] }, "Not given", Ct);
        Assert.Equal("30.00 USD", Assert.IsType<PaymentRefusal.CreditTooLarge>(refused.Failure).Kept.ToString());
        Assert.True((await payments.RefundPaymentAsync(1, Draft("30.00") with { Lines = [.. invoice.Lines.Select(line => line.Id)] }, "Not given", Ct)).Succeeded);
        Assert.Equal(0, await BalanceAsync());
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task IssueByHandAsync_OfWhatIsWrong_SaysWhat()
    {
        Assert.IsType<LineRefusal.LinesOutOfRange>((await IssueAsync([])).Failure);
        Assert.IsType<LineRefusal.TextMissing>((await IssueAsync([s_advice with { Text = " " }])).Failure);
        Assert.IsType<LineRefusal.TextNotOneLine>((await IssueAsync([s_advice with { Text = "one\ntwo" }])).Failure);
        Assert.IsType<LineRefusal.QuantityOutOfRange>((await IssueAsync([s_advice with { Quantity = 0 }])).Failure);
        Assert.IsType<LineRefusal.QuantityOutOfRange>((await IssueAsync([s_advice with { Quantity = null }])).Failure);
        Assert.IsType<LineRefusal.PriceMissing>((await IssueAsync([s_advice with { Price = "" }])).Failure);
        Assert.IsType<LineRefusal.PriceBelowZero>((await IssueAsync([s_advice with { Price = "-1" }])).Failure);
        Assert.IsType<AmountRefusal.TooManyDecimals>((await IssueAsync([s_advice with { Price = "1.005" }])).Failure);
        Assert.IsType<LineRefusal.TooMuch>((await IssueAsync([s_advice with { Price = "9000000000000" }])).Failure);
        Assert.IsType<LineRefusal.TooMuch>((await IssueAsync([.. Enumerable.Repeat(s_advice with { Price = "3000000000000" }, 2)])).Failure);
        Assert.IsType<LineRefusal.DiscountMissing>((await IssueAsync([s_advice], new DiscountDraft("", "", false))).Failure);
        Assert.IsType<LineRefusal.DiscountBelowZero>((await IssueAsync([s_advice], new DiscountDraft("", "-3", false))).Failure);
        Assert.IsType<LineRefusal.DiscountTooLarge>((await IssueAsync([s_advice], new DiscountDraft("", "60.01", false))).Failure);
        Assert.IsType<LineRefusal.NoPercentage>((await IssueAsync([s_advice], new DiscountDraft("", "101", true))).Failure);
        Assert.IsType<LineRefusal.NoPercentage>((await IssueAsync([s_advice], new DiscountDraft("", "none", true))).Failure);
        Assert.IsType<LineRefusal.DueDayMissing>((await Invoices.IssueByHandAsync(new InvoiceDraft(null, "anna", null, [s_advice], null), Ct)).Failure);
        Assert.IsType<LineRefusal.DueDayPast>((await Invoices.IssueByHandAsync(new InvoiceDraft(null, "anna", Today.AddDays(-1), [s_advice], null), Ct)).Failure);
        Assert.IsType<LineRefusal.CustomerMissing>((await Invoices.IssueByHandAsync(new InvoiceDraft(null, " ", Today, [s_advice], null), Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Invoices.IssueByHandAsync(new InvoiceDraft(null, "zoe", Today, [s_advice], null), Ct)).Failure);
        Assert.Empty(await InvoicesAsync());
    }

    [Fact]
    public async Task IssueByHandAsync_OfANameThatTwoResellersHave_AsksWhose()
    {
        await using (var db = Space.CreateDbContext())
        {
            db.Customers.Add(new Customer(Space.Theirs.Id, "anna"));
            await db.SaveChangesAsync(Ct);
        }

        Space.Actor = Actors.Administrator;

        Assert.IsType<LineRefusal.CustomerOfTwoResellers>((await IssueAsync([s_advice])).Failure);
        Assert.Equal(Space.Theirs.Id, (await Invoices.IssueByHandAsync(new InvoiceDraft(Space.Theirs.Id, "anna", Today, [s_advice], null), Ct)).Value!.ResellerId);
    }

    private Task<Result<IssuedInvoice>> IssueAsync(IReadOnlyList<InvoiceLineDraft> lines, DiscountDraft? discount = null) =>
        Invoices.IssueByHandAsync(new InvoiceDraft(null, "anna", Today.AddDays(7), lines, discount), Ct);
}
