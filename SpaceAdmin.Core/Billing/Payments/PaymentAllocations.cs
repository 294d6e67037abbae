using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Which lines of its invoice a payment is for, where somebody said so. What is not allocated is for the invoice as a whole.</summary>
internal static class PaymentAllocations
{
    /// <summary>Why these lines cannot be chosen, or null.</summary>
    public static PaymentRefusal? Validate(Invoice invoice, IReadOnlyCollection<int> lines) =>
        lines.Any(id => invoice.Lines.All(line => line.Id != id || line.Credited || line.Owed <= 0)) ? new PaymentRefusal.LinesNotOwed() : null;

    /// <summary>Allocates what an invoice took of a payment to the chosen lines, in their order, each up to what it asks.</summary>
    public static void Allocate(SpaceDb db, Payment payment, Invoice invoice, IReadOnlyCollection<int> lines, long taken)
    {
        foreach (var line in invoice.Lines.Where(line => lines.Contains(line.Id)).OrderBy(line => line.Id))
        {
            var part = Math.Min(taken, line.Owed);
            Add(db, payment, line, part);
            taken -= part;
        }
    }

    /// <summary>
    /// What is not paid of an invoice any more is not paid of its lines: first of those that the payment was for, the last of
    /// them first, and then of any, as far as the lines say to be paid more than the invoice is.
    /// </summary>
    /// <param name="payment">The one that paid it; null where the balance did.</param>
    /// <param name="counter">The entry against the payment.</param>
    /// <param name="held">What the payment held in this invoice before.</param>
    /// <param name="amount">What of it is owed again.</param>
    public static async Task TakeBackAsync(SpaceDb db, Payment? payment, Payment counter, Invoice invoice, long held, long amount, CancellationToken ct)
    {
        if (invoice.Lines.All(line => line.Allocated == 0))
        {
            return; // the most by far
        }

        var lines = invoice.Lines.OrderByDescending(line => line.Id).ToList();
        if (payment is not null)
        {
            var own = await db.PaymentAllocations.Where(one => one.PaymentId == payment.Id || one.Payment.OfPaymentId == payment.Id)
                .GroupBy(one => one.InvoiceLineId).Select(of => new { of.Key, Sum = of.Sum(one => one.Amount) })
                .ToDictionaryAsync(of => of.Key, of => of.Sum, ct).ConfigureAwait(false);
            var free = Math.Max(0, held - lines.Sum(line => Math.Min(line.Allocated, own.GetValueOrDefault(line.Id))));
            Release(db, counter, lines, line => own.GetValueOrDefault(line.Id), amount - free);
        }

        var kept = await PaymentReversal.KeptAsync(db, invoice, ct).ConfigureAwait(false);
        Release(db, counter, lines, _ => long.MaxValue, lines.Sum(line => line.Allocated) - kept);
    }

    private static void Release(SpaceDb db, Payment counter, List<InvoiceLine> lines, Func<InvoiceLine, long> most, long amount)
    {
        foreach (var line in lines)
        {
            var part = Math.Min(amount, Math.Min(line.Allocated, most(line)));
            if (part > 0)
            {
                Add(db, counter, line, -part);
                amount -= part;
            }
        }
    }

    private static void Add(SpaceDb db, Payment payment, InvoiceLine line, long amount)
    {
        if (amount != 0)
        {
            line.Allocate(amount);
            db.PaymentAllocations.Add(new PaymentAllocation(payment, line, amount));
        }
    }
}
