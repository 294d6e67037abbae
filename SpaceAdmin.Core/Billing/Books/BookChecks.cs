using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>What must hold in the books at every moment. Each check is one query, and answers with what breaks it.</summary>
internal static class BookChecks
{
    public static IEnumerable<(string Name, IQueryable<string> Faults)> All(SpaceDb db) => All(db, db.InvoiceLines.Owed());

    private static IEnumerable<(string Name, IQueryable<string> Faults)> All(SpaceDb db, IQueryable<InvoiceLine> owed) =>
    [
        ("invoice.total", Named(db.Invoices.Where(invoice => invoice.Total != invoice.Lines.Sum(line => line.Amount)), "its total is not the sum of its lines")),
        ("invoice.paid", Named(
            db.Invoices.Where(invoice => invoice.Paid
                != db.Payments.Where(payment => payment.InvoiceId == invoice.Id).Sum(payment => payment.Amount)
                - db.BalanceEntries.Where(entry => entry.InvoiceId == invoice.Id).Sum(entry => entry.Amount)
                + db.CreditNotes.Where(note => note.InvoiceId == invoice.Id).Sum(note => note.ToBalance)),
            "what is paid of it is not what its payments and the balance brought")),
        ("invoice.credited", Named(
            db.Invoices.Where(invoice => invoice.Credited != db.CreditNotes.Where(note => note.InvoiceId == invoice.Id).Sum(note => note.Total - note.ToBalance)),
            "what is credited of it is not what its credit notes took from it")),
        ("invoice.status", Named(
            db.Invoices.Where(invoice => invoice.Paid < 0 || invoice.Credited < 0 || invoice.Paid + invoice.Credited > invoice.Total
                || invoice.Status == InvoiceStatus.Unpaid && invoice.Paid + invoice.Credited == invoice.Total
                || (invoice.Status == InvoiceStatus.Paid || invoice.Status == InvoiceStatus.Credited) && invoice.Paid + invoice.Credited != invoice.Total
                || invoice.Status == InvoiceStatus.Void && invoice.Paid != 0),
            "its status does not fit what was asked, paid and credited")),
        ("invoice.numbers", db.Resellers
            .Where(reseller => db.Invoices.Count(invoice => invoice.ResellerId == reseller.Id) != reseller.LastInvoiceNumber
                || db.Invoices.Where(invoice => invoice.ResellerId == reseller.Id).Max(invoice => (int?)invoice.Number) > reseller.LastInvoiceNumber)
            .Select(reseller => "The numbers of the invoices of " + reseller.Name + " have a gap, or go past its last one, " + reseller.LastInvoiceNumber)),
        ("credit-note.numbers", db.Resellers
            .Where(reseller => db.CreditNotes.Count(note => note.ResellerId == reseller.Id) != reseller.LastCreditNoteNumber
                || db.CreditNotes.Where(note => note.ResellerId == reseller.Id).Max(note => (int?)note.Number) > reseller.LastCreditNoteNumber)
            .Select(reseller => "The numbers of the credit notes of " + reseller.Name + " have a gap, or go past its last one, " + reseller.LastCreditNoteNumber)),
        ("credit-note.total", Named(
            db.CreditNotes.Where(note => note.Total != note.Lines.Sum(line => line.Amount) || note.ToBalance < 0 || note.ToBalance > note.Total),
            "its total is not the sum of its lines, or less than what it gave back")),
        ("credit-note.lines", Named(
            db.CreditNotes.Where(note => note.Lines.Any(line =>
                !db.InvoiceLines.Any(invoiced => invoiced.Id == line.InvoiceLineId && invoiced.InvoiceId == note.InvoiceId && invoiced.Credited && invoiced.Amount == line.Amount
                    && invoiced.Taxed.Net == line.Taxed.Net && invoiced.Taxed.Tax == line.Taxed.Tax
                    && invoiced.Taxed.Treatment == line.Taxed.Treatment && invoiced.Taxed.Rate == line.Taxed.Rate))),
            "it takes back what does not stand like that on its invoice")),
        ("invoice.lines", Named(
            db.Invoices.Where(invoice => invoice.Lines.Any(line => line.Credited && !db.CreditNotes.Any(note => note.Lines.Any(back => back.InvoiceLineId == line.Id)))),
            "a line of it is taken back by no credit note")),
        ("line.allocated", Named(
            db.Invoices.Where(invoice => invoice.Lines.Any(line => line.Allocated < 0 || line.Allocated > 0 && line.Allocated > line.Amount
                || line.Allocated != (line.Credited || invoice.Status == InvoiceStatus.Void ? 0 : db.PaymentAllocations.Where(one => one.InvoiceLineId == line.Id).Sum(one => one.Amount)))),
            "what is paid of a line of it is not what payments were allocated to it")),
        ("invoice.allocated", Named(
            db.Invoices.Where(invoice => invoice.Lines.Any(line => line.Allocated > 0)
                && invoice.Lines.Sum(line => line.Allocated) > invoice.Paid - db.CreditNotes.Where(note => note.InvoiceId == invoice.Id).Sum(note => note.ToBalance)),
            "its lines are paid more than it is")),
        ("allocation.payment", db.PaymentAllocations
            .Where(one => one.Amount == 0 || one.Amount > 0 != (one.Payment.Kind == PaymentKind.Received))
            .Select(one => "Allocation " + one.Id + ": its amount does not fit its payment")),
        ("line.tax", db.InvoiceLines
            .Where(line => line.Amount != line.Taxed.Net + line.Taxed.Tax
                || line.Taxed.Treatment != TaxTreatment.Standard && (line.Taxed.Tax != 0 || line.Taxed.Rate != 0)
                || Math.Abs(line.Taxed.Tax * TaxMath.Whole - line.Taxed.Net * line.Taxed.Rate) > TaxMath.Whole + line.Taxed.Rate) // a unit that was rounded, and its own tax where that was taken from a gross price
            .OrderBy(line => line.Id)
            .Select(line => "Invoice " + line.Invoice.DisplayNumber + " of " + line.Invoice.Reseller.Name + ": the tax of “" + line.Text + "” does not fit its rate")),
        ("invoice.display-numbers", db.Invoices
            .GroupBy(invoice => new { invoice.ResellerId, invoice.DisplayNumber })
            .Where(group => group.Count() > 1)
            .Select(group => "Reseller " + group.Key.ResellerId + " has two invoices that are called " + group.Key.DisplayNumber)),
        ("credit-note.display-numbers", db.CreditNotes
            .GroupBy(note => new { note.ResellerId, note.DisplayNumber })
            .Where(group => group.Count() > 1)
            .Select(group => "Reseller " + group.Key.ResellerId + " has two credit notes that are called " + group.Key.DisplayNumber)),
        ("payment.customer", db.Payments
            .Where(payment => payment.Kind == PaymentKind.Received != payment.Amount > 0
                || payment.InvoiceId != null && !db.Invoices.Any(invoice => invoice.Id == payment.InvoiceId && invoice.CustomerId == payment.CustomerId && invoice.ResellerId == payment.ResellerId && invoice.Currency == payment.Currency))
            .Select(payment => "Payment " + payment.Id + ": its amount has the wrong sign, or it is of another customer or currency than its invoice")),
        ("payment.balance", db.Payments
            .Where(payment => payment.InvoiceId == null && payment.Amount != db.BalanceEntries
                .Where(entry => entry.PaymentId == payment.Id && entry.CustomerId == payment.CustomerId && entry.Currency == payment.Currency).Sum(entry => entry.Amount))
            .Select(payment => "Payment " + payment.Id + ": it has no invoice, and the balance does not say the same")),
        ("payment.taken-back", db.Payments
            .Select(payment => new
            {
                Payment = payment,
                Held = payment.Amount + db.Payments.Where(counter => counter.OfPaymentId == payment.Id).Sum(counter => counter.Amount),
                IsTakenBack = db.Payments.Any(counter => counter.OfPaymentId == payment.Id && counter.Kind == PaymentKind.TakenBack),
            })
            .Where(of => of.Payment.Kind == PaymentKind.Received
                && (of.Held < 0 || of.IsTakenBack != (of.Payment.TakenBackAt != null) || of.IsTakenBack && of.Held != 0))
            .Select(of => "Payment " + of.Payment.Id + ": what was taken back or refunded of it is not what it was")),
        ("credit-note.customer", Named(
            db.CreditNotes.Where(note => note.CustomerId != note.Invoice.CustomerId || note.ResellerId != note.Invoice.ResellerId || note.Currency != note.Invoice.Currency),
            "it is for another customer or in another currency than its invoice")),
        ("balance.entries", db.Balances
            .Where(balance => balance.Amount < 0
                || balance.Amount != db.BalanceEntries.Where(entry => entry.CustomerId == balance.CustomerId && entry.Currency == balance.Currency).Sum(entry => entry.Amount))
            .Select(balance => "Balance of customer " + balance.CustomerId + " in " + balance.Currency + ": it is not the sum of its entries")),
        ("entry.customer", db.BalanceEntries
            .Where(entry => !db.Balances.Any(balance => balance.CustomerId == entry.CustomerId && balance.Currency == entry.Currency)
                || entry.InvoiceId != null && !db.Invoices.Any(invoice => invoice.Id == entry.InvoiceId && invoice.CustomerId == entry.CustomerId && invoice.ResellerId == entry.ResellerId && invoice.Currency == entry.Currency))
            .Select(entry => "Entry " + entry.Id + " of a balance: it is of no balance, or of another customer or currency than its invoice")),
        ("line.twice", db.InvoiceLines
            .Where(line => line.Kind == InvoiceLineKind.Term && !line.Credited && line.Invoice.Status != InvoiceStatus.Void)
            .GroupBy(line => new { line.ServiceId, line.TermNumber })
            .Where(group => group.Count() > 1)
            .Select(group => "Service #" + group.Key.ServiceId + ": its term " + group.Key.TermNumber + " is on two invoices")),
        ("service.due", db.Services
            .Where(service => service.DueOn != null && !owed.Any(line => line.ServiceId == service.Id)
                || service.DueOn == null && service.Cycle != null && service.RecurringFee > 0 && service.Status != ServiceStatus.Cancelled
                && owed.Any(line => line.ServiceId == service.Id))
            .Select(service => "Service #" + service.Id + ": what it says to owe is not what its invoices say")),
    ];

    private static IQueryable<string> Named(IQueryable<Invoice> invoices, string fault) =>
        invoices.OrderBy(invoice => invoice.Id).Select(invoice => "Invoice " + invoice.DisplayNumber + " of " + invoice.Reseller.Name + ": " + fault);

    private static IQueryable<string> Named(IQueryable<CreditNote> notes, string fault) =>
        notes.OrderBy(note => note.Id).Select(note => "Credit note " + note.DisplayNumber + " of " + note.Invoice.Reseller.Name + ": " + fault);
}
