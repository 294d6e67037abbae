using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Where the money of a payment is that is to be taken back or refunded: on its invoice, on the balance, or on what the balance has paid since.</summary>
internal sealed class PaymentReversal
{
    private readonly Payment _payment;
    private readonly Invoice? _invoice;
    private readonly long _held;
    private readonly long _ofInvoice;
    private readonly List<(Invoice Invoice, long Amount)> _ofOthers;

    private PaymentReversal(Payment payment, Invoice? invoice, long held, long ofInvoice, List<(Invoice Invoice, long Amount)> ofOthers, long missing)
    {
        _payment = payment;
        _invoice = invoice;
        _held = held;
        _ofInvoice = ofInvoice;
        _ofOthers = ofOthers;
        Missing = new Money(missing, payment.Currency);
    }

    /// <summary>What is in none of these places any more.</summary>
    public Money Missing { get; }

    /// <summary>The one that it paid, if it paid one.</summary>
    public Invoice? Invoice => _invoice;

    /// <summary>Those that are owed again.</summary>
    public IReadOnlyList<Invoice> Reopened => [.. _ofOthers.Select(other => other.Invoice).Prepend(_invoice).OfType<Invoice>().Where(invoice => invoice.Status is InvoiceStatus.Unpaid).Distinct()];

    /// <param name="amount">At most what the payment still holds. What of it lies on the balance goes first, so that no more is owed again than must be.</param>
    public static async Task<PaymentReversal> FindAsync(SpaceDb db, Payment payment, long amount, CancellationToken ct)
    {
        var invoice = payment.InvoiceId is { } id ? await FindInvoiceAsync(db, id, ct).ConfigureAwait(false) : null;
        var held = await HeldAsync(db, payment, ct).ConfigureAwait(false);
        var surplus = Math.Max(0, await db.BalanceEntries
            .Where(entry => entry.PaymentId == payment.Id || entry.Payment!.OfPaymentId == payment.Id).SumAsync(entry => entry.Amount, ct).ConfigureAwait(false));
        var balance = (await Balances.FindAsync(db, payment.CustomerId, payment.Currency, ct).ConfigureAwait(false))?.Amount ?? 0;
        var rest = amount - Math.Min(amount, Math.Min(surplus, balance));
        var ofInvoice = invoice is null ? 0 : Math.Min(Math.Min(rest, held - surplus), await KeptAsync(db, invoice, ct).ConfigureAwait(false));
        var missing = amount - ofInvoice - balance;

        var others = new List<(Invoice, long)>();
        foreach (var paid in missing > 0 ? await PaidFromBalanceAsync(db, payment, ct).ConfigureAwait(false) : [])
        {
            if (missing <= 0)
            {
                break;
            }

            var other = paid.InvoiceId == invoice?.Id ? invoice : await FindInvoiceAsync(db, paid.InvoiceId, ct).ConfigureAwait(false);
            var kept = await KeptAsync(db, other, ct).ConfigureAwait(false) - (other == invoice ? ofInvoice : 0);
            if (Math.Min(missing, Math.Min(paid.Amount, kept)) is > 0 and var part)
            {
                others.Add((other, part));
                missing -= part;
            }
        }

        return new PaymentReversal(payment, invoice, held - surplus, ofInvoice, others, Math.Max(0, missing));
    }

    /// <summary>What of a payment was neither taken back nor refunded.</summary>
    public static async Task<long> HeldAsync(SpaceDb db, Payment payment, CancellationToken ct) =>
        payment.Amount + await db.Payments.Where(back => back.OfPaymentId == payment.Id).SumAsync(back => back.Amount, ct).ConfigureAwait(false);

    /// <summary>What was paid of an invoice and was not given back by a credit note.</summary>
    public static async Task<long> KeptAsync(SpaceDb db, Invoice invoice, CancellationToken ct) =>
        invoice.Paid - await db.CreditNotes.Where(note => note.InvoiceId == invoice.Id).SumAsync(note => note.ToBalance, ct).ConfigureAwait(false);

    /// <summary>Books the counter-entry, if nothing is <see cref="Missing"/>. Saves nothing yet.</summary>
    /// <param name="text">What the balance says of it.</param>
    public async Task ApplyAsync(Write write, Payment counter, string text, CancellationToken ct)
    {
        write.Db.Payments.Add(counter);
        if (_invoice is not null)
        {
            await TakeBackAsync(write, _payment, counter, _invoice, _ofInvoice, ct).ConfigureAwait(false);
        }

        foreach (var (invoice, amount) in _ofOthers)
        {
            await TakeBackAsync(write, null, counter, invoice, amount, ct).ConfigureAwait(false);
            await Balances.ChangeAsync(write, invoice, amount, $"Invoice {invoice.DisplayNumber}, since a payment was taken back or refunded", ct).ConfigureAwait(false);
        }

        await Balances.ChangeAsync(write, counter, _ofInvoice + counter.Amount, text, ct).ConfigureAwait(false);
    }

    public static Task<Invoice> FindInvoiceAsync(SpaceDb db, int id, CancellationToken ct) =>
        db.Invoices.Include(invoice => invoice.Lines).Include(invoice => invoice.Reseller).SingleAsync(invoice => invoice.Id == id, ct);

    private Task TakeBackAsync(Write write, Payment? payment, Payment counter, Invoice invoice, long amount, CancellationToken ct)
    {
        invoice.TakeBack(amount);
        return PaymentAllocations.TakeBackAsync(write.Db, payment, counter, invoice, _held, amount, ct);
    }

    private static async Task<List<(int InvoiceId, long Amount)>> PaidFromBalanceAsync(SpaceDb db, Payment payment, CancellationToken ct) =>
    [
        .. (await db.BalanceEntries
            .Where(entry => entry.CustomerId == payment.CustomerId && entry.Currency == payment.Currency && entry.InvoiceId != null && entry.Amount < 0 && entry.PaymentId == null)
            .GroupBy(entry => entry.InvoiceId!.Value)
            .Select(of => new { of.Key, Last = of.Max(entry => entry.Id), Sum = of.Sum(entry => entry.Amount) })
            .OrderByDescending(of => of.Last).ToListAsync(ct).ConfigureAwait(false)).Select(of => (of.Key, -of.Sum)),
    ];
}
