using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Billing;

/// <summary>Records money that no invoice asked for, and corrects what was recorded: always by another entry, never by changing one.</summary>
public sealed class PaymentCommands(UnitOfWork unitOfWork)
{
    /// <summary>Records money that came without an invoice, twice, or for one that is not owed any more. It goes to the customer's balance.</summary>
    /// <returns>What is on the balance now.</returns>
    public Task<Result<Money>> RecordAsync(int customerId, PaymentDraft draft, CancellationToken ct) => ForCustomerAsync(
        Permissions.PaymentsRecord, customerId, draft.Currency, async (write, customer, balance) =>
        {
            var read = PaymentRules.Check(draft, customer.Reseller.Local(write.Now).Today);
            if (!read.Succeeded)
            {
                return read.Failure;
            }

            if (await PaymentChecks.ValidateAsync(write, customer.ResellerId, customer.Id, null, read.Value, draft.Again, ct).ConfigureAwait(false) is { } refused)
            {
                return refused;
            }

            var ahead = balance?.Amount ?? 0;
            var payment = write.Db.Payments.Add(Payment.Ahead(customer, read.Value, write.Actor, write.Now)).Entity;
            await Balances.ChangeAsync(write, payment, payment.Amount, "Paid without an invoice", ct).ConfigureAwait(false);
            write.Audit(customer.ResellerId, AuditKinds.Customer, AuditActions.RecordPayment, customer.UserName, detail: read.Value.ToString());
            write.Publish(Topics.Payments); // it can pay what is open
            return new Money(ahead + payment.Amount, draft.Currency);
        }, ct);

    /// <summary>Records that what a customer had paid ahead was sent back to it.</summary>
    /// <returns>What is left on the balance.</returns>
    public Task<Result<Money>> RefundAsync(int customerId, PaymentDraft draft, string reason, CancellationToken ct) => ForCustomerAsync(
        Permissions.PaymentsTakeBack, customerId, draft.Currency, async (write, customer, balance) =>
        {
            var read = PaymentRules.Check(draft, customer.Reseller.Local(write.Now).Today);
            if (!read.Succeeded)
            {
                return read.Failure;
            }

            var ahead = new Money(balance?.Amount ?? 0, draft.Currency);
            if ((PaymentRules.ValidateReason(reason)
                ?? (read.Value.Amount.Minor > ahead.Minor ? new PaymentRefusal.BalanceTooSmall(ahead) : null)
                ?? await PaymentChecks.ValidateAsync(write, customer.ResellerId, customer.Id, null, read.Value, draft.Again, ct).ConfigureAwait(false)) is { } refused)
            {
                return refused;
            }

            var payment = write.Db.Payments.Add(Payment.Refund(customer, read.Value, reason.Trim(), write.Actor, write.Now)).Entity;
            await Balances.ChangeAsync(write, payment, payment.Amount, $"Refunded: {reason.Trim()}", ct).ConfigureAwait(false);
            write.Audit(customer.ResellerId, AuditKinds.Customer, AuditActions.RefundBalance, customer.UserName, detail: $"{read.Value}: {reason.Trim()}");
            return new Money(ahead.Minor + payment.Amount, draft.Currency);
        }, ct);

    /// <summary>Adds to what a customer has paid ahead, or takes from it, without money: a gift, or a correction.</summary>
    /// <returns>What is on the balance now.</returns>
    public Task<Result<Money>> ChangeBalanceAsync(int customerId, BalanceDraft draft, CancellationToken ct) => ForCustomerAsync(
        Permissions.BalancesChange, customerId, draft.Currency, async (write, customer, balance) =>
        {
            if ((PaymentRules.ValidateAmount(draft.Amount, draft.Currency, out var money) ?? PaymentRules.ValidateReason(draft.Reason)) is { } refused)
            {
                return refused;
            }

            var ahead = new Money(balance?.Amount ?? 0, draft.Currency);
            var change = new Money(draft.Adds ? money.Minor : -money.Minor, draft.Currency);
            if (ahead.Minor + change.Minor < 0)
            {
                return new PaymentRefusal.BalanceTooSmall(ahead);
            }

            await Balances.ChangeAsync(write, new BalanceEntry(customer.ResellerId, customer.Id, change, draft.Reason.Trim(), write.Now), ct).ConfigureAwait(false);
            var after = new Money(ahead.Minor + change.Minor, draft.Currency);
            write.Audit(customer.ResellerId, AuditKinds.Customer, AuditActions.ChangeBalance, customer.UserName, ahead.ToString(), after.ToString(), draft.Reason.Trim());
            write.Publish(draft.Adds ? [Topics.Payments] : []);
            return after;
        }, ct);

    /// <summary>
    /// Records that a payment bounced, was another customer's, or was refunded, as an entry against it. What it paid is owed again:
    /// first its invoice, then what is on the balance, then what the balance has paid since, the newest first.
    /// </summary>
    /// <returns>The numbers of the invoices that are owed again.</returns>
    public Task<Result<IReadOnlyList<string>>> TakeBackAsync(int paymentId, string reason, CancellationToken ct) =>
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

            var reversal = await PaymentReversal.FindAsync(write.Db, payment, ct).ConfigureAwait(false);
            if (reversal.Missing.Minor > 0)
            {
                return new PaymentRefusal.Gone(reversal.Missing);
            }

            var customer = await write.Db.Customers.Include(one => one.Reseller).SingleAsync(one => one.Id == payment.CustomerId, ct).ConfigureAwait(false);
            var now = customer.Reseller.Local(write.Now);
            await reversal.ApplyAsync(write, reason.Trim(), now, ct).ConfigureAwait(false);
            write.Audit(customer.ResellerId, AuditKinds.Customer, AuditActions.TakeBackPayment, customer.UserName, detail: $"{new Money(payment.Amount, payment.Currency)}: {reason.Trim()}");
            await write.SaveAsync(ct).ConfigureAwait(false);
            foreach (var invoice in reversal.Reopened)
            {
                InvoiceMails.Tell(
                    write, invoice, OutboxEvents.PaymentTakenBack, $"taken-back:{payment.Id}:{invoice.Id}", new Money(payment.Amount, payment.Currency).ToString());
                await InvoiceSettlement.SettleAsync(write, invoice, now, ct).ConfigureAwait(false);
            }

            write.Publish(Topics.Invoices(customer.ResellerId, customer.Id));
            return reversal.Reopened.OrderBy(invoice => invoice.Number).Select(invoice => invoice.DisplayNumber).ToList();
        }, ct);

    private Task<Result<Money>> ForCustomerAsync(
        string permission, int customerId, string currency, Func<Write, Customer, Balance?, Task<Result<Money>>> change, CancellationToken ct) =>
        unitOfWork.RunAsync<Money>(permission, async write =>
        {
            var customer = await write.Db.Customers.VisibleTo(write.Actor).Include(one => one.Reseller)
                .SingleOrDefaultAsync(one => one.Id == customerId, ct).ConfigureAwait(false);
            if (customer is null)
            {
                return new Failure.NotFound("That customer");
            }

            if (PaymentRules.ValidateCurrency(currency) is { } unknown)
            {
                return unknown;
            }

            var changed = await change(write, customer, await Balances.FindAsync(write.Db, customer.Id, currency, ct).ConfigureAwait(false)).ConfigureAwait(false);
            write.Publish(Topics.Invoices(customer.ResellerId, customer.Id));
            return changed;
        }, ct);
}
