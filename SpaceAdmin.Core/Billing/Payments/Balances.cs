using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Changes what customers have paid ahead, and says why in the same step.</summary>
internal static class Balances
{
    /// <summary>Adds to the balance of the invoice's customer, or takes from it when <paramref name="amount"/> is negative.</summary>
    public static async Task ChangeAsync(Write write, Invoice invoice, long amount, string text, CancellationToken ct)
    {
        if (amount == 0)
        {
            return;
        }

        var db = write.Db;
        var balance = db.Balances.Local.FirstOrDefault(Of) ?? await db.Balances
            .SingleOrDefaultAsync(b => b.CustomerId == invoice.CustomerId && b.Currency == invoice.Currency, ct).ConfigureAwait(false);
        balance ??= db.Balances.Add(new Balance(invoice.ResellerId, invoice.CustomerId, invoice.Currency)).Entity;
        balance.Change(amount);
        db.BalanceEntries.Add(new BalanceEntry(invoice, amount, text, write.Now));

        bool Of(Balance b) => b.CustomerId == invoice.CustomerId && b.Currency == invoice.Currency;
    }
}
