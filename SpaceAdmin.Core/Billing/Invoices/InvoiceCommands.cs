using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>What people do about invoices by hand.</summary>
public sealed partial class InvoiceCommands(UnitOfWork unitOfWork, IServiceFollowUp followUp)
{
    /// <summary>
    /// Records that money came. A part of what is open leaves the rest open, but for the lines that it was said to be for;
    /// what is more goes to the customer's balance.
    /// </summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<PaymentOutcome>> RecordPaymentAsync(int invoiceId, PaymentDraft draft, int version, CancellationToken ct) =>
        unitOfWork.RunAsync<PaymentOutcome>(Permissions.PaymentsRecord, async write =>
        {
            var found = await FindAsync(write, invoiceId, version, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var invoice = found.Value;
            var now = invoice.Reseller.Local(write.Now);
            var read = PaymentRules.Check(draft, invoice, now.Today);
            if (!read.Succeeded)
            {
                return read.Failure;
            }

            var money = read.Value;
            if ((PaymentAllocations.Validate(invoice, draft.Lines) ?? await PaymentChecks.ValidateAsync(write, invoice.ResellerId, invoice.CustomerId, invoice.Id, money, draft.Again, ct).ConfigureAwait(false)) is { } before)
            {
                return before;
            }

            var payment = write.Db.Payments.Add(new Payment(invoice, money.Amount.Minor, money.ReceivedOn, money.Method, money.Reference, write.Actor, write.Now)).Entity;
            var rest = invoice.Take(payment.Amount, write.Now);
            PaymentAllocations.Allocate(write.Db, payment, invoice, draft.Lines, payment.Amount - rest);
            await Balances.ChangeAsync(write, payment, rest, $"Paid more than invoice {invoice.DisplayNumber} asked", ct).ConfigureAwait(false);
            write.Audit(
                invoice.ResellerId, AuditKinds.Invoice, AuditActions.RecordPayment, InvoiceIssuer.Subject(invoice), nameof(InvoiceStatus.Unpaid), invoice.Status.ToString(), money.ToString());
            try
            {
                await write.SaveAsync(ct).ConfigureAwait(false);
            }
            catch (DbUpdateException)
            {
                // Somebody else's came in between, and the index kept ours out: that is no fault of the program.
                if (await PaymentChecks.ValidateReferenceAsync(write.Db, invoice.ResellerId, money.Reference, CancellationToken.None).ConfigureAwait(false) is { } meanwhile)
                {
                    return meanwhile;
                }

                throw;
            }

            InvoiceMails.Tell(write, invoice, OutboxEvents.PaymentReceived, $"payment:{payment.Id}", money.Amount.ToString());
            await InvoiceSettlement.SettleAsync(write, invoice, now, ct).ConfigureAwait(false);
            write.Publish(Topics.Payments);
            return new PaymentOutcome(invoice.DisplayNumber, new Money(invoice.Open, invoice.Currency), new Money(rest, invoice.Currency));
        }, ct);

    /// <summary>Takes an invoice back that is not paid. What was paid of it is the customer's again, on its balance; what it ordered and was never active is cancelled.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    /// <returns>What went to the balance.</returns>
    public Task<Result<Money>> VoidAsync(int invoiceId, int version, string reason, CancellationToken ct) =>
        unitOfWork.RunAsync<Money>(Permissions.InvoicesManage, async write =>
        {
            var found = await FindAsync(write, invoiceId, version, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var invoice = found.Value;
            if ((InvoiceRules.ValidateVoid(invoice.DisplayNumber, invoice.Status) ?? InvoiceRules.ValidateReason(reason)) is { } refused)
            {
                return refused;
            }

            using var changes = new ServiceChanges(write, followUp);
            return await UnpaidOrders.VoidAsync(write, changes, invoice, reason.Trim(), ct).ConfigureAwait(false);
        }, ct);

    private static async Task<Result<Invoice>> FindAsync(Write write, int id, int version, CancellationToken ct)
    {
        var invoice = await write.Db.Invoices.VisibleTo(write.Actor).Include(one => one.Lines).Include(one => one.Reseller)
            .SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false);
        return invoice is null ? new Failure.NotFound("That invoice")
            : invoice.Version != version ? new Failure.Stale()
            : invoice;
    }
}
