using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Billing;

/// <summary>Issues credit notes, and what follows from one: what was paid is on the balance, and what is owed is asked anew.</summary>
internal static class CreditNotes
{
    /// <summary>Saves. The invoice is tracked, with its reseller; of its lines, those that are taken back are enough.</summary>
    public static async Task IssueAsync(Write write, Invoice invoice, IReadOnlyList<InvoiceLine> lines, string reason, LocalNow now, CancellationToken ct)
    {
        var before = invoice.Status;
        var note = write.Db.CreditNotes.Add(invoice.Credit(invoice.Reseller, lines, reason, now)).Entity;
        await Balances.ChangeAsync(write, invoice, note.ToBalance, $"Credit note {note.DisplayNumber} of invoice {invoice.DisplayNumber}", ct).ConfigureAwait(false);
        write.Audit(
            invoice.ResellerId, AuditKinds.Invoice, AuditActions.IssueCreditNote, InvoiceIssuer.Subject(invoice),
            after: $"Credit note {note.DisplayNumber}, {new Money(note.Total, note.Currency)}", detail: reason);
        await write.SaveAsync(ct).ConfigureAwait(false);
        InvoiceMails.Tell(write, invoice, OutboxEvents.CreditNoteIssued, $"credit-note:{note.Id}", new Money(note.Total, note.Currency).ToString());

        // Only an invoice of which the rest was paid before settles the services of its other lines.
        var pays = before is InvoiceStatus.Unpaid && invoice.Status is InvoiceStatus.Paid;
        if (note.ToBalance > 0 || pays)
        {
            write.Publish(Topics.Payments); // it can pay another invoice, or an order waits for its activation
        }

        if (pays)
        {
            await write.Db.Entry(invoice).Collection(one => one.Lines).LoadAsync(ct).ConfigureAwait(false);
            lines = invoice.Lines;
        }

        await InvoiceSettlement.SettleAsync(write, invoice, lines, now, ct).ConfigureAwait(false);
    }
}
