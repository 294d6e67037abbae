using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Reads one invoice, with all that belongs to it.</summary>
internal static class InvoiceReading
{
    public static async Task<InvoiceDetails?> FindAsync(SpaceDb db, IQueryable<Invoice> invoices, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var found = await invoices.OrderBy(invoice => invoice.Id).Take(2).Select(invoice => new
        {
            Invoice = invoice,
            invoice.Reseller,
            Customer = invoice.Customer.UserName,
            invoice.Customer.Name,
        }).AsNoTracking().ToListAsync(ct).ConfigureAwait(false);
        if (found is not [{ Invoice: var invoice, Reseller: var reseller, Customer: var customer, Name: var name }])
        {
            return null; // none, or one of each of two resellers
        }

        var lines = await db.InvoiceLines.Where(line => line.InvoiceId == invoice.Id).OrderBy(line => line.Id)
            .Select(line => new InvoiceLineRow(
                line.Id, line.Kind, line.Text, db.Services.Any(service => service.Id == line.ServiceId) ? line.ServiceId : null, line.Quantity, new Money(line.Amount, invoice.Currency), new Money(line.Allocated, invoice.Currency))
            {
                Taxed = line.Taxed,
            })
            .ToListAsync(ct).ConfigureAwait(false);
        var notes = await ReadCreditNotesAsync(db, invoice, lines, ct).ConfigureAwait(false);
        var payments = await db.Payments.Where(payment => payment.InvoiceId == invoice.Id).OrderBy(payment => payment.Id).RowsAsync(db, actor, ct).ConfigureAwait(false);
        var entries = await db.BalanceEntries.Where(entry => entry.InvoiceId == invoice.Id).OrderBy(entry => entry.Id)
            .Select(entry => new BalanceEntryRow(entry.Id, entry.At, entry.Text, new Money(entry.Amount, entry.Currency)))
            .ToListAsync(ct).ConfigureAwait(false);
        var offers = Offers(invoice, actor).ToList();
        var ordered = offers.Any(offer => offer is { Action: InvoiceAction.Void, Refusal: null })
            ? await db.Services.OrderedBy(db, invoice.Id).OrderBy(service => service.Id).Select(service => "#" + service.Id + " " + service.Name).ToListAsync(ct).ConfigureAwait(false)
            : [];
        var today = reseller.Local(now).Today;
        return new InvoiceDetails
        {
            Id = invoice.Id,
            Number = invoice.Number,
            DisplayNumber = invoice.DisplayNumber,
            Version = invoice.Version,
            State = InvoiceDays.StateOf(invoice.Status, invoice.DueOn, today),
            ResellerId = invoice.ResellerId,
            Reseller = reseller.Name,
            CustomerId = invoice.CustomerId,
            Customer = customer,
            CustomerName = name,
            IssuedOn = invoice.IssuedOn,
            DueOn = invoice.DueOn,
            Today = today,
            PaidAt = invoice.PaidAt,
            VoidedAt = invoice.VoidedAt,
            VoidReason = invoice.VoidReason,
            Total = new Money(invoice.Total, invoice.Currency),
            Paid = new Money(invoice.Paid, invoice.Currency),
            Credited = new Money(invoice.Credited, invoice.Currency),
            Open = new Money(invoice.Open, invoice.Currency),
            Lines = lines,
            Seller = invoice.Seller with { Name = invoice.Seller.Name ?? reseller.Name },
            Buyer = invoice.Buyer with { Name = invoice.Buyer.Name ?? name ?? customer },
            TaxSentences = invoice.TaxSentences,
            Foot = invoice.Foot,
            CreditNotes = notes,
            Payments = payments,
            BalanceEntries = entries,
            Ordered = ordered,
            Actions = offers,
            PaymentInstructions = invoice.Status is InvoiceStatus.Unpaid ? reseller.PaymentInstructions : null,
        };
    }

    private static async Task<IReadOnlyList<CreditNoteRow>> ReadCreditNotesAsync(SpaceDb db, Invoice invoice, List<InvoiceLineRow> lines, CancellationToken ct)
    {
        var notes = await db.CreditNotes.AsNoTracking().Include(note => note.Lines.OrderBy(line => line.Id))
            .Where(note => note.InvoiceId == invoice.Id).OrderBy(note => note.Id).ToListAsync(ct).ConfigureAwait(false);
        return
        [
            .. notes.Select(note => new CreditNoteRow(
                note.Id, note.Number, note.DisplayNumber, note.IssuedOn, note.Reason, new Money(note.Total, note.Currency), new Money(note.ToBalance, note.Currency),
                [.. note.Lines.Select(line => lines.Single(one => one.Id == line.InvoiceLineId) with { Quantity = line.Quantity, Amount = new Money(line.Amount, note.Currency), Taxed = line.Taxed })])),
        ];
    }

    private static IEnumerable<OfferedInvoiceAction> Offers(Invoice invoice, Actor actor)
    {
        if (actor.Can(Permissions.PaymentsRecord))
        {
            yield return new OfferedInvoiceAction(InvoiceAction.RecordPayment, InvoiceRules.ValidatePayment(invoice.DisplayNumber, invoice.Status)?.Message);
        }

        if (actor.Can(Permissions.InvoicesManage))
        {
            yield return new OfferedInvoiceAction(InvoiceAction.Void, InvoiceRules.ValidateVoid(invoice.DisplayNumber, invoice.Status)?.Message);
        }
    }
}
