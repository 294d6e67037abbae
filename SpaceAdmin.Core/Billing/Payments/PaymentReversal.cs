using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Where the money of a payment is that is to be taken back: on its invoice, on the balance, or on what the balance has paid since.</summary>
internal sealed class PaymentReversal
{
    private readonly Payment _payment;
    private readonly Invoice? _invoice;
    private readonly long _ofInvoice;
    private readonly List<(Invoice Invoice, long Amount)> _ofOthers;

    private PaymentReversal(Payment payment, Invoice? invoice, long ofInvoice, List<(Invoice Invoice, long Amount)> ofOthers, long missing)
    {
        _payment = payment;
        _invoice = invoice;
        _ofInvoice = ofInvoice;
        _ofOthers = ofOthers;
        Missing = new Money(missing, payment.Currency);
    }

    /// <summary>What is in none of these places any more.</summary>
    public Money Missing { get; }

    /// <summary>Those that are owed again.</summary>
    public IReadOnlyList<Invoice> Reopened => [.. _ofOthers.Select(other => other.Invoice).Prepend(_invoice).OfType<Invoice>().Where(invoice => invoice.Status is InvoiceStatus.Unpaid).Distinct()];

    public static async Task<PaymentReversal> FindAsync(SpaceDb db, Payment payment, CancellationToken ct)
    {
        var invoice = payment.InvoiceId is { } id ? await FindInvoiceAsync(db, id, ct).ConfigureAwait(false) : null;
        var surplus = await db.BalanceEntries.Where(entry => entry.PaymentId == payment.Id).SumAsync(entry => entry.Amount, ct).ConfigureAwait(false);
        var ofInvoice = invoice is null ? 0 : Math.Min(payment.Amount - surplus, await KeptAsync(db, invoice, ct).ConfigureAwait(false));
        var balance = await Balances.FindAsync(db, payment.CustomerId, payment.Currency, ct).ConfigureAwait(false);
        var missing = payment.Amount - ofInvoice - (balance?.Amount ?? 0);

        var others = new List<(Invoice, long)>();
        foreach (var paid in missing > 0 ? await PaidFromBalanceAsync(db, payment, ct).ConfigureAwait(false) : [])
        {
            if (missing <= 0)
            {
                break;
            }

            var other = paid.InvoiceId == invoice?.Id ? invoice : await FindInvoiceAsync(db, paid.InvoiceId, ct).ConfigureAwait(false);
            var kept = await KeptAsync(db, other, ct).ConfigureAwait(false) - (other == invoice ? ofInvoice : 0);
            if (Math.Min(missing, Math.Min(paid.Amount, kept)) is > 0 and var amount)
            {
                others.Add((other, amount));
                missing -= amount;
            }
        }

        return new PaymentReversal(payment, invoice, ofInvoice, others, Math.Max(0, missing));
    }

    /// <summary>Books the counter-entry, if nothing is <see cref="Missing"/>. Saves nothing yet.</summary>
    public async Task ApplyAsync(Write write, string reason, LocalNow now, CancellationToken ct)
    {
        var counter = write.Db.Payments.Add(_payment.TakeBack(now.Today, reason, write.Actor, write.Now)).Entity;
        _invoice?.TakeBack(_ofInvoice);
        foreach (var (invoice, amount) in _ofOthers)
        {
            invoice.TakeBack(amount);
            await Balances.ChangeAsync(write, invoice, amount, $"Invoice {invoice.DisplayNumber}, since a payment was taken back", ct).ConfigureAwait(false);
        }

        await Balances.ChangeAsync(write, counter, _ofInvoice - _payment.Amount, "A payment was taken back", ct).ConfigureAwait(false);
    }

    private static Task<Invoice> FindInvoiceAsync(SpaceDb db, int id, CancellationToken ct) => db.Invoices.Include(invoice => invoice.Lines).SingleAsync(invoice => invoice.Id == id, ct);

    // What was paid of an invoice and was not given back by a credit note.
    private static async Task<long> KeptAsync(SpaceDb db, Invoice invoice, CancellationToken ct) =>
        invoice.Paid - await db.CreditNotes.Where(note => note.InvoiceId == invoice.Id).SumAsync(note => note.ToBalance, ct).ConfigureAwait(false);

    private static async Task<List<(int InvoiceId, long Amount)>> PaidFromBalanceAsync(SpaceDb db, Payment payment, CancellationToken ct) =>
    [
        .. (await db.BalanceEntries
            .Where(entry => entry.CustomerId == payment.CustomerId && entry.Currency == payment.Currency && entry.InvoiceId != null && entry.Amount < 0 && entry.PaymentId == null)
            .GroupBy(entry => entry.InvoiceId!.Value)
            .Select(of => new { of.Key, Last = of.Max(entry => entry.Id), Sum = of.Sum(entry => entry.Amount) })
            .OrderByDescending(of => of.Last).ToListAsync(ct).ConfigureAwait(false)).Select(of => (of.Key, -of.Sum)),
    ];
}
