using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Changes what customers have paid ahead, and says why in the same step.</summary>
internal static class Balances
{
    /// <summary>Adds to the balance of the invoice's customer, or takes from it when <paramref name="amount"/> is negative.</summary>
    public static Task ChangeAsync(Write write, Invoice invoice, long amount, string text, CancellationToken ct) => ChangeAsync(
        write, new BalanceEntry(invoice.ResellerId, invoice.CustomerId, new Money(amount, invoice.Currency), text, write.Now) { InvoiceId = invoice.Id }, ct);

    /// <summary>The same by a payment that brought the amount, or sent it back.</summary>
    public static Task ChangeAsync(Write write, Payment payment, long amount, string text, CancellationToken ct) => ChangeAsync(
        write, new BalanceEntry(payment.ResellerId, payment.CustomerId, new Money(amount, payment.Currency), text, write.Now) { InvoiceId = payment.InvoiceId, Payment = payment }, ct);

    public static async Task ChangeAsync(Write write, BalanceEntry entry, CancellationToken ct)
    {
        if (entry.Amount == 0)
        {
            return;
        }

        var db = write.Db;
        var balance = await FindAsync(db, entry.CustomerId, entry.Currency, ct).ConfigureAwait(false)
            ?? db.Balances.Add(new Balance(entry.ResellerId, entry.CustomerId, entry.Currency)).Entity;
        balance.Change(entry.Amount);
        db.BalanceEntries.Add(entry);
    }

    /// <summary>Tracked; null when the customer never paid ahead.</summary>
    public static async Task<Balance?> FindAsync(SpaceDb db, int customerId, string currency, CancellationToken ct) =>
        db.Balances.Local.FirstOrDefault(balance => balance.CustomerId == customerId && balance.Currency == currency)
        ?? await db.Balances.SingleOrDefaultAsync(balance => balance.CustomerId == customerId && balance.Currency == currency, ct).ConfigureAwait(false);
}
