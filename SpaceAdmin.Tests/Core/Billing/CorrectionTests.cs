using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Money that no invoice asked for, and money that did not stay: every euro is recorded, and the books agree after each step.</summary>
public sealed class CorrectionTests : BillingTest
{
    private PaymentCommands Payments => new(Space.UnitOfWork, Shipped.FollowUp);

    [Fact]
    public async Task RecordAsync_OfMoneyWithoutAnInvoice_IsOnTheBalance_AndPaysWhatComes()
    {
        var recorded = await Payments.RecordAsync(Space.Anna.Id, Draft("20.00", reference: "TX-1"), Ct);

        Assert.Equal("20.00 USD", recorded.Value.ToString());
        var number = await OrderAsync(price: Monthly);
        Assert.True((await Invoices.IssueAsync(number, null, Ct)).Succeeded);
        await RunAsync();
        Assert.Equal((InvoiceStatus.Paid, 1_005L), (Assert.Single(await InvoicesAsync()).Status, await BalanceAsync()));
        var told = Assert.Single(await ToldAsync(OutboxEvents.PaidFromBalance));
        Assert.Equal("9.95 USD", told.Text);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RecordAsync_OfAReferenceThatIsRecorded_IsRefused_UnlessThatWasTakenBack()
    {
        var invoice = await InvoicedAsync();
        Assert.True((await RecordAsync(invoice, "9.95", "TX-1")).Succeeded);

        var refused = Assert.IsType<PaymentRefusal.ReferenceUsed>((await Payments.RecordAsync(Space.Bert.Id, Draft("9.95", "TX-1"), Ct)).Failure);
        Assert.Equal(invoice.DisplayNumber, refused.Number);

        Assert.True((await Payments.TakeBackAsync(await LastPaymentAsync(), "It was Bert's", Ct)).Succeeded);
        Assert.True((await Payments.RecordAsync(Space.Bert.Id, Draft("9.95", "TX-1"), Ct)).Succeeded);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RecordAsync_OfTheSameAmountWithinAMinute_AsksFirst()
    {
        Assert.True((await Payments.RecordAsync(Space.Anna.Id, Draft("20.00"), Ct)).Succeeded);

        Assert.IsType<PaymentRefusal.Twice>((await Payments.RecordAsync(Space.Anna.Id, Draft("20.00"), Ct)).Failure);
        Assert.True((await Payments.RecordAsync(Space.Anna.Id, Draft("20.01"), Ct)).Succeeded);
        Assert.True((await Payments.RecordAsync(Space.Anna.Id, Draft("20.00") with { Again = true }, Ct)).Succeeded);
        Space.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Payments.RecordAsync(Space.Anna.Id, Draft("20.00"), Ct)).Succeeded);
        Assert.Equal(8_001, await BalanceAsync());
        var invoice = await InvoicedAsync();
        Assert.True((await RecordAsync(invoice, "4.00")).Succeeded);
        Assert.IsType<PaymentRefusal.Twice>((await RecordAsync(await FindInvoiceAsync(invoice.Id), "4.00")).Failure);
        Assert.IsType<PaymentRefusal.MethodMissing>((await Payments.RecordAsync(Space.Anna.Id, Draft("7.00", method: " "), Ct)).Failure);
    }

    [Fact]
    public async Task TakeBackAsync_OfAnInvoicesPayment_IsACounterEntry_AndTheInvoiceIsOwedAgain()
    {
        var number = await ActiveAsync();
        await LiveAsync(25);
        var renewal = (await InvoicesAsync())[^1];
        Assert.True((await RecordAsync(renewal, "12.00")).Succeeded);
        var payment = await LastPaymentAsync();

        var again = await Payments.TakeBackAsync(payment, " Bounced ", Ct);

        Assert.Equal([renewal.DisplayNumber], again.Value);
        var after = await FindInvoiceAsync(renewal.Id);
        Assert.Equal((InvoiceStatus.Unpaid, 995L, (DateTimeOffset?)null, 0L), (after.Status, after.Open, after.PaidAt, await BalanceAsync()));
        Assert.Equal(renewal.DueOn, (await FindAsync(number)).DueOn);
        await using (var db = Space.CreateDbContext())
        {
            var counter = await db.Payments.SingleAsync(one => one.OfPaymentId == payment, Ct);
            Assert.Equal((PaymentKind.TakenBack, -1_200L, renewal.Id, "Bounced"), (counter.Kind, counter.Amount, counter.InvoiceId, counter.Reason));
            Assert.Equal(1_200, (await db.Payments.SingleAsync(one => one.Id == payment, Ct)).Amount); // as it was recorded
            var entry = await db.Audit.SingleAsync(one => one.Action == AuditActions.TakeBackPayment, Ct);
            Assert.Equal(("anna", "12.00 USD: Bounced"), (entry.Subject, entry.Detail));
        }

        Assert.Equal(renewal.Id, Assert.Single(await ToldAsync(OutboxEvents.PaymentTakenBack)).InvoiceId);
        Assert.IsType<PaymentRefusal.TakenBackAlready>((await Payments.TakeBackAsync(payment, "Bounced", Ct)).Failure);
        Assert.IsType<PaymentRefusal.NotReceived>((await Payments.TakeBackAsync(await LastPaymentAsync(), "Bounced", Ct)).Failure);
        await AssertMoneyIsAccountedForAsync();
        Assert.True((await RecordAsync(after, "9.95")).Succeeded);
        Assert.Equal((2, (DateOnly?)null), ((await FindAsync(number)).TermNumber, (await FindAsync(number)).DueOn));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task TakeBackAsync_OfWhatTheBalanceHasSpent_OpensWhatItPaid_TheNewestFirst()
    {
        Assert.True((await Payments.RecordAsync(Space.Anna.Id, Draft("15.00"), Ct)).Succeeded);
        var payment = await LastPaymentAsync();
        foreach (var name in new[] { "older", "newer" })
        {
            Assert.True((await Invoices.IssueAsync(await OrderAsync(name, price: Monthly), null, Ct)).Succeeded);
            await RunAsync();
        }

        Assert.Equal([(InvoiceStatus.Paid, 0L), (InvoiceStatus.Unpaid, 490L)], (await InvoicesAsync()).Select(invoice => (invoice.Status, invoice.Open)));

        Assert.Equal(["1", "2"], (await Payments.TakeBackAsync(payment, "Bounced", Ct)).Value);

        Assert.Equal([(InvoiceStatus.Unpaid, 995L), (InvoiceStatus.Unpaid, 995L)], (await InvoicesAsync()).Select(invoice => (invoice.Status, invoice.Open)));
        Assert.Equal(0, await BalanceAsync());
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task TakeBackAsync_OfAnOrdersPayment_LetsItWaitAgain()
    {
        var number = await OrderAsync(price: Monthly);
        Assert.True((await Invoices.IssueAsync(number, null, Ct)).Succeeded);
        Assert.True((await RecordAsync((await InvoicesAsync())[^1], "9.95")).Succeeded);
        Assert.NotNull((await FindAsync(number)).AwaitsActivationSince);

        Assert.True((await Payments.TakeBackAsync(await LastPaymentAsync(), "Bounced", Ct)).Succeeded);
        await RunAsync();

        Assert.Equal((ServiceStatus.Ordered, (DateTimeOffset?)null), ((await FindAsync(number)).Status, (await FindAsync(number)).AwaitsActivationSince));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task TakeBackAsync_AfterACreditNote_LeavesWhatIsNotOwedAlone()
    {
        var number = await ActiveAsync();
        await LiveAsync(25);
        Assert.True((await RecordAsync((await InvoicesAsync())[^1], "9.95")).Succeeded);
        await ActAsync(number, ServiceAction.Cancel); // 9.95 are on the balance

        Assert.Equal([], (await Payments.TakeBackAsync(await LastPaymentAsync(), "Bounced", Ct)).Value!);

        Assert.Equal((0L, InvoiceStatus.Paid), (await BalanceAsync(), (await InvoicesAsync())[^1].Status));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RefundAsync_OfABalance_IsRecordedWithMethodAndReference_AndNoMoreThanThereIs()
    {
        Assert.True((await Payments.RecordAsync(Space.Anna.Id, Draft("20.00"), Ct)).Succeeded);

        Assert.Equal("20.00 USD", Assert.IsType<PaymentRefusal.BalanceTooSmall>((await Payments.RefundAsync(Space.Anna.Id, Draft("20.01"), "Moves out", Ct)).Failure).Balance.ToString());
        Assert.IsType<PaymentRefusal.ReasonMissing>((await Payments.RefundAsync(Space.Anna.Id, Draft("5.00"), " ", Ct)).Failure);
        var refunded = await Payments.RefundAsync(Space.Anna.Id, Draft("5.00", "OUT-1"), "Moves out", Ct);

        Assert.Equal("15.00 USD", refunded.Value.ToString());
        await using var db = Space.CreateDbContext();
        var refund = await db.Payments.OrderByDescending(one => one.Id).FirstAsync(Ct);
        Assert.Equal((PaymentKind.Refund, -500L, "Bank transfer", "OUT-1", "Moves out"), (refund.Kind, refund.Amount, refund.Method, refund.Reference, refund.Reason));
        var gone = Assert.IsType<PaymentRefusal.Gone>((await Payments.TakeBackAsync(1, "Bounced", Ct)).Failure);
        Assert.Equal("5.00 USD", gone.Missing.ToString());
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task ChangeBalanceAsync_ByHand_WantsAReason_AndNeverGoesBelowNothing()
    {
        Assert.Equal("5.00 USD", (await Payments.ChangeBalanceAsync(Space.Anna.Id, new BalanceDraft("5.00", "USD", true, "A gift"), Ct)).Value.ToString());
        Assert.Equal("3.00 USD", (await Payments.ChangeBalanceAsync(Space.Anna.Id, new BalanceDraft("2.00", "USD", false, "Too much"), Ct)).Value.ToString());

        Assert.IsType<PaymentRefusal.BalanceTooSmall>((await Payments.ChangeBalanceAsync(Space.Anna.Id, new BalanceDraft("3.01", "USD", false, "Too much"), Ct)).Failure);
        Assert.IsType<PaymentRefusal.ReasonMissing>((await Payments.ChangeBalanceAsync(Space.Anna.Id, new BalanceDraft("1.00", "USD", true, ""), Ct)).Failure);
        Assert.IsType<PaymentRefusal.UnknownCurrency>((await Payments.ChangeBalanceAsync(Space.Anna.Id, new BalanceDraft("1.00", "XXQ", true, "A gift"), Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Payments.ChangeBalanceAsync(Space.Zoe.Id, new BalanceDraft("1.00", "USD", true, "A gift"), Ct)).Failure);
        await AssertMoneyIsAccountedForAsync();
        Space.Actor = Actor.CommandLine;
        var sums = Assert.Single((await new BooksVerifier(Space, Space).VerifyAsync(Ct)).Value!.Sums);
        Assert.Equal(("0.00 USD", "3.00 USD", "0.00 USD", "3.00 USD"), (sums.Received.ToString(), sums.Changed.ToString(), sums.Kept.ToString(), sums.Balances.ToString()));
    }

    private async Task<int> LastPaymentAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.Payments.MaxAsync(payment => payment.Id, Ct);
    }
}
