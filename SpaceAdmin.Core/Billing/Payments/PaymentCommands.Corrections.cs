using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

public sealed partial class PaymentCommands
{
    /// <summary>
    /// Records that a payment bounced or was another customer's, as an entry against it. What it paid is owed again:
    /// first its invoice, then what is on the balance, then what the balance has paid since, the newest first.
    /// </summary>
    /// <returns>The numbers of the invoices that are owed again.</returns>
    public Task<Result<IReadOnlyList<string>>> TakeBackAsync(int paymentId, string reason, CancellationToken ct) => CorrectAsync(paymentId, reason, async (write, payment, customer) =>
    {
        var held = await PaymentReversal.HeldAsync(write.Db, payment, ct).ConfigureAwait(false);
        if (held == 0)
        {
            return new PaymentRefusal.HoldsLess(new Money(0, payment.Currency));
        }

        var now = customer.Reseller.Local(write.Now);
        return await ReverseAsync(
            write, payment, payment.TakeBack(held, now.Today, reason.Trim(), write.Actor, write.Now), "A payment was taken back", AuditActions.TakeBackPayment, customer, ct).ConfigureAwait(false);
    }, ct);

    /// <summary>
    /// Records that some of a payment was sent back to its customer. What of it lies on the balance goes first. What it paid is
    /// owed again, unless a credit note of lines goes along: then the money that it frees is what is sent.
    /// </summary>
    /// <returns>The numbers of the invoices that are owed again.</returns>
    public Task<Result<IReadOnlyList<string>>> RefundPaymentAsync(int paymentId, PaymentDraft draft, string reason, CancellationToken ct) =>
        CorrectAsync(paymentId, reason, async (write, payment, customer) =>
        {
            var now = customer.Reseller.Local(write.Now);
            var read = PaymentRules.Check(draft with { Currency = payment.Currency }, now.Today);
            if (!read.Succeeded)
            {
                return read.Failure;
            }

            var (sent, held) = (read.Value, new Money(await PaymentReversal.HeldAsync(write.Db, payment, ct).ConfigureAwait(false), payment.Currency));
            if ((sent.Amount.Minor > held.Minor ? new PaymentRefusal.HoldsLess(held)
                : await PaymentChecks.ValidateRefundAsync(write, payment, sent, draft.Again, ct).ConfigureAwait(false)) is { } refused)
            {
                return refused;
            }

            var refund = payment.Refund(sent, reason.Trim(), write.Actor, write.Now);
            return draft.Lines.Count == 0
                ? await ReverseAsync(write, payment, refund, $"Refunded: {reason.Trim()}", AuditActions.RefundPayment, customer, ct).ConfigureAwait(false)
                : await RefundCreditedAsync(write, payment, refund, draft.Lines, now, customer, ct).ConfigureAwait(false);
        }, ct);

    private static async Task<Result<IReadOnlyList<string>>> ReverseAsync(
        Write write, Payment payment, Payment counter, string text, string action, Customer customer, CancellationToken ct)
    {
        var reversal = await PaymentReversal.FindAsync(write.Db, payment, -counter.Amount, ct).ConfigureAwait(false);
        if (reversal.Missing.Minor > 0)
        {
            return new PaymentRefusal.Gone(reversal.Missing);
        }

        await reversal.ApplyAsync(write, counter, text, ct).ConfigureAwait(false);
        Record(write, counter, action, customer);
        await write.SaveAsync(ct).ConfigureAwait(false);
        foreach (var invoice in reversal.Reopened)
        {
            await InvoiceSettlement.SettleAsync(write, invoice, customer.Reseller.Local(write.Now), ct).ConfigureAwait(false);
        }

        foreach (var invoice in counter.Kind is PaymentKind.Refund ? reversal.Reopened.Append(reversal.Invoice).OfType<Invoice>().Distinct() : reversal.Reopened)
        {
            Tell(write, counter, invoice);
        }

        write.Publish(Topics.Invoices(customer.ResellerId, customer.Id));
        return reversal.Reopened.OrderBy(invoice => invoice.Number).Select(invoice => invoice.DisplayNumber).ToList();
    }

    private async Task<Result<IReadOnlyList<string>>> RefundCreditedAsync(
        Write write, Payment payment, Payment refund, IReadOnlyCollection<int> lines, LocalNow now, Customer customer, CancellationToken ct)
    {
        if (payment.InvoiceId is not { } id)
        {
            return new PaymentRefusal.LinesNotThere();
        }

        var invoice = await PaymentReversal.FindInvoiceAsync(write.Db, id, ct).ConfigureAwait(false);
        var credited = invoice.Lines.Where(line => lines.Contains(line.Id) && !line.Credited).OrderBy(line => line.Id).ToList();
        var (sum, left) = (credited.Sum(line => line.Amount), await PaymentReversal.KeptAsync(write.Db, invoice, ct).ConfigureAwait(false));
        if ((invoice.Status is not InvoiceStatus.Paid ? new PaymentRefusal.InvoiceNotPaid(invoice.DisplayNumber)
            : credited.Count != lines.Count ? new PaymentRefusal.LinesNotThere()
            : sum > left ? new PaymentRefusal.CreditTooLarge(new Money(left, invoice.Currency))
            : sum < -refund.Amount ? new PaymentRefusal.CreditTooSmall(new Money(sum, invoice.Currency))
            : (PaymentRefusal?)null) is { } refused)
        {
            return refused;
        }

        int[] ordered = [.. credited.Select(line => line.ServiceId).Distinct()];
        await CreditNotes.IssueAsync(write, invoice, credited, refund.Reason!, now, ct).ConfigureAwait(false);
        write.Db.Payments.Add(refund);
        await Balances.ChangeAsync(write, refund, refund.Amount, $"Refunded: {refund.Reason}", ct).ConfigureAwait(false);
        Record(write, refund, AuditActions.RefundPayment, customer);
        await write.SaveAsync(ct).ConfigureAwait(false);
        Tell(write, refund, invoice);
        using var changes = new ServiceChanges(write, followUp); // what was never active, and is not paid now, ends
        return await UnpaidOrders.CancelAsync(write, changes, ordered, refund.Reason!, ct).ConfigureAwait(false) is { } refusal ? refusal : Array.Empty<string>();
    }

    private static void Tell(Write write, Payment counter, Invoice invoice) => InvoiceMails.Tell(
        write, invoice, counter.Kind is PaymentKind.Refund ? OutboxEvents.PaymentRefunded : OutboxEvents.PaymentTakenBack, $"payment-back:{counter.Id}:{invoice.Id}",
        new Money(-counter.Amount, counter.Currency).ToString());

    private static void Record(Write write, Payment counter, string action, Customer customer) => write.Audit(
        customer.ResellerId, AuditKinds.Customer, action, customer.UserName,
        detail: $"{new CheckedPayment(new Money(-counter.Amount, counter.Currency), counter.ReceivedOn, counter.Kind is PaymentKind.Refund ? counter.Method : null, counter.Reference)}: {counter.Reason}");

    // Of money that came and is still here.
    private Task<Result<IReadOnlyList<string>>> CorrectAsync(
        int paymentId, string reason, Func<Write, Payment, Customer, Task<Result<IReadOnlyList<string>>>> correct, CancellationToken ct) =>
        unitOfWork.RunAsync<IReadOnlyList<string>>(Permissions.PaymentsTakeBack, async write =>
        {
            var payment = await write.Db.Payments.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == paymentId, ct).ConfigureAwait(false);
            if (payment is null)
            {
                return new Failure.NotFound("That payment");
            }

            if ((payment.Kind is not PaymentKind.Received ? new PaymentRefusal.NotReceived()
                : payment.TakenBackAt is not null ? new PaymentRefusal.TakenBackAlready()
                : PaymentRules.ValidateReason(reason)) is { } refused)
            {
                return refused;
            }

            var customer = await write.Db.Customers.Include(one => one.Reseller).SingleAsync(one => one.Id == payment.CustomerId, ct).ConfigureAwait(false);
            return await correct(write, payment, customer).ConfigureAwait(false);
        }, ct);
}
