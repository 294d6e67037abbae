using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>A payment that is sent back in one step: what it paid is owed again, or a credit note goes along.</summary>
public sealed class RefundTests : BillingTest
{
    private PaymentCommands Payments => new(Space.UnitOfWork, Shipped.FollowUp);

    [Fact]
    public async Task RefundPaymentAsync_OfARunningInvoice_OwesItAgain_AndSaysHowItWasSent()
    {
        var (number, renewal, payment) = await PaidRenewalAsync("9.95");

        var again = await RefundAsync(payment, "4.00", "OUT-1");

        Assert.Equal([renewal.DisplayNumber], again.Value);
        var after = await FindInvoiceAsync(renewal.Id);
        Assert.Equal((InvoiceStatus.Unpaid, 400L, 0L), (after.Status, after.Open, await BalanceAsync()));
        Assert.Equal(renewal.DueOn, (await FindAsync(number)).DueOn);
        await using var db = Space.CreateDbContext();
        var refund = await db.Payments.SingleAsync(one => one.OfPaymentId == payment, Ct);
        Assert.Equal((PaymentKind.Refund, -400L, renewal.Id, "Bank transfer", "OUT-1", "Asked for it"), (refund.Kind, refund.Amount, refund.InvoiceId, refund.Method, refund.Reference, refund.Reason));
        Assert.Equal("4.00 USD, Bank transfer, OUT-1: Asked for it", (await db.Audit.SingleAsync(one => one.Action == AuditActions.RefundPayment, Ct)).Detail);
        Assert.Equal(("4.00 USD", renewal.Id), (Assert.Single(await ToldAsync(OutboxEvents.PaymentRefunded)) is var told ? told.Text : null, told.InvoiceId));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RefundPaymentAsync_WithACreditNote_KeepsTheInvoicePaid()
    {
        var (number, renewal, payment) = await PaidRenewalAsync("9.95");

        Assert.Equal([], (await RefundAsync(payment, "6.00", lines: renewal.Lines[0].Id)).Value!);

        Assert.Equal((InvoiceStatus.Paid, 395L, (DateOnly?)null), ((await FindInvoiceAsync(renewal.Id)).Status, await BalanceAsync(), (await FindAsync(number)).DueOn));
        var note = Assert.Single(await CreditNotesAsync());
        Assert.Equal((995L, 995L, "Asked for it"), (note.Total, note.ToBalance, note.Reason));
        await AssertMoneyIsAccountedForAsync();

        Assert.Equal([], (await RefundAsync(payment, "3.95")).Value!); // what the note left on the balance
        Assert.Equal(0, await BalanceAsync());
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RefundPaymentAsync_OfWhatWasTooMuch_TakesTheBalanceFirst()
    {
        var (_, renewal, payment) = await PaidRenewalAsync("12.00");

        Assert.Equal([], (await RefundAsync(payment, "2.00")).Value!);
        Assert.Equal((InvoiceStatus.Paid, 5L), ((await FindInvoiceAsync(renewal.Id)).Status, await BalanceAsync()));
        Assert.Single(await ToldAsync(OutboxEvents.PaymentRefunded));
        await AssertMoneyIsAccountedForAsync();

        Assert.Equal([renewal.DisplayNumber], (await RefundAsync(payment, "1.00")).Value);
        Assert.Equal((95L, 0L), ((await FindInvoiceAsync(renewal.Id)).Open, await BalanceAsync()));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RefundPaymentAsync_OfMoneyWithoutAnInvoice_OwesAgainWhatTheBalancePaid()
    {
        Assert.True((await Payments.RecordAsync(Space.Anna.Id, Draft("15.00"), Ct)).Succeeded);
        var payment = await LastPaymentAsync();
        Assert.True((await Invoices.IssueAsync(await OrderAsync(price: Monthly), null, Ct)).Succeeded);
        await RunAsync();

        Assert.Equal(["1"], (await RefundAsync(payment, "10.00")).Value);

        Assert.Equal((495L, 0L), (Assert.Single(await InvoicesAsync()).Open, await BalanceAsync()));
        await AssertMoneyIsAccountedForAsync();
        Assert.IsType<PaymentRefusal.LinesNotThere>((await RefundAsync(payment, "1.00", lines: 1)).Failure);
    }

    [Fact]
    public async Task RefundPaymentAsync_IsNeverMoreThanThePaymentHolds()
    {
        var (_, renewal, payment) = await PaidRenewalAsync("9.95");

        Assert.Equal("9.95 USD", Assert.IsType<PaymentRefusal.HoldsLess>((await RefundAsync(payment, "9.96")).Failure).Held.ToString());
        Assert.True((await RefundAsync(payment, "9.00")).Succeeded);
        Assert.Equal("0.95 USD", Assert.IsType<PaymentRefusal.HoldsLess>((await RefundAsync(payment, "0.96")).Failure).Held.ToString());
        Assert.Equal([renewal.DisplayNumber], (await Payments.TakeBackAsync(payment, "The rest bounced", Ct)).Value);
        Assert.Equal(995, (await FindInvoiceAsync(renewal.Id)).Open);
        Assert.IsType<PaymentRefusal.TakenBackAlready>((await RefundAsync(payment, "0.01")).Failure);
        Assert.IsType<PaymentRefusal.NotReceived>((await RefundAsync(await LastPaymentAsync(), "0.01")).Failure);
        Assert.IsType<Failure.NotFound>((await RefundAsync(999, "0.01")).Failure);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task TakeBackAsync_OfWhatWasRefundedWhole_IsRefused()
    {
        var (_, _, payment) = await PaidRenewalAsync("9.95");
        Assert.True((await RefundAsync(payment, "9.95")).Succeeded);

        Assert.IsType<PaymentRefusal.HoldsLess>((await Payments.TakeBackAsync(payment, "Bounced", Ct)).Failure);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RefundPaymentAsync_TwiceWithinAMinute_AsksFirst()
    {
        var (_, _, payment) = await PaidRenewalAsync("9.95");
        Assert.True((await RefundAsync(payment, "1.00", "OUT-1")).Succeeded);

        Assert.IsType<PaymentRefusal.Twice>((await RefundAsync(payment, "1.00")).Failure);
        Assert.IsType<PaymentRefusal.ReferenceUsed>((await RefundAsync(payment, "2.00", "OUT-1")).Failure);
        Assert.True((await Payments.RefundPaymentAsync(payment, Draft("1.00") with { Again = true }, "Again", Ct)).Succeeded);
        Space.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await RefundAsync(payment, "1.00")).Succeeded);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RefundPaymentAsync_WithACreditNote_WantsLinesThatFit()
    {
        var (_, renewal, payment) = await PaidRenewalAsync("20.00");
        var line = renewal.Lines[0].Id;

        Assert.IsType<PaymentRefusal.CreditTooSmall>((await RefundAsync(payment, "9.96", lines: line)).Failure);
        Assert.IsType<PaymentRefusal.LinesNotThere>((await RefundAsync(payment, "1.00", lines: 999)).Failure);
        Assert.IsType<PaymentRefusal.ReasonMissing>((await Payments.RefundPaymentAsync(payment, Draft("1.00"), " ", Ct)).Failure);
        Assert.True((await RefundAsync(payment, "11.00")).Succeeded); // 10.05 from the balance, 0.95 of the invoice
        Assert.IsType<PaymentRefusal.InvoiceNotPaid>((await RefundAsync(payment, "1.00", lines: line)).Failure);
        Assert.Empty(await CreditNotesAsync());
        await AssertMoneyIsAccountedForAsync();
    }

    private Task<Result<IReadOnlyList<string>>> RefundAsync(int payment, string amount, string? reference = null, params int[] lines) =>
        Payments.RefundPaymentAsync(payment, Draft(amount, reference) with { Lines = lines }, " Asked for it ", Ct);

    private async Task<(int Number, Invoice Renewal, int Payment)> PaidRenewalAsync(string amount)
    {
        var number = await ActiveAsync();
        await LiveAsync(25);
        var renewal = (await InvoicesAsync())[^1];
        Assert.True((await RecordAsync(renewal, amount)).Succeeded);
        return (number, renewal, await LastPaymentAsync());
    }

    private async Task<int> LastPaymentAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.Payments.MaxAsync(payment => payment.Id, Ct);
    }
}
