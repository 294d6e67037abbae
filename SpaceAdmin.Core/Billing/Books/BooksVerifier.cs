using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Works out anew what invoices, credit notes, payments and balances say of one another, and finds what cannot be true.</summary>
public sealed class BooksVerifier(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>So many faults of one check are told; the others are most likely of the same kind.</summary>
    public const int MaxOfACheck = 5;

    /// <summary>Of all resellers, at one moment: what is written meanwhile is not seen.</summary>
    public async Task<Result<BooksVerdict>> VerifyAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.InvoicesSee) || actor.Scope is not Scope.Platform)
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var moment = await db.Database.BeginTransactionAsync(ct).ConfigureAwait(false);
        var faults = await FindAsync(db, ct).ConfigureAwait(false);
        return faults.Count > 0 ? new BooksBroken(faults) : new BooksVerdict(
            await db.Invoices.CountAsync(ct).ConfigureAwait(false),
            await db.CreditNotes.CountAsync(ct).ConfigureAwait(false),
            await db.Payments.CountAsync(ct).ConfigureAwait(false),
            await SumAsync(db, ct).ConfigureAwait(false));
    }

    internal static async Task<IReadOnlyList<BookFault>> FindAsync(SpaceDb db, CancellationToken ct)
    {
        var faults = new List<BookFault>();
        foreach (var (name, texts) in BookChecks.All(db))
        {
            faults.AddRange((await texts.Take(MaxOfACheck).ToListAsync(ct).ConfigureAwait(false)).Select(text => new BookFault(name, text)));
        }

        return faults;
    }

    private static async Task<IReadOnlyList<BookSums>> SumAsync(SpaceDb db, CancellationToken ct)
    {
        var received = await SumAsync(db.Payments.Select(one => new Amount { Currency = one.Currency, Minor = one.Amount }), ct).ConfigureAwait(false);
        var changed = await SumAsync(
            db.BalanceEntries.Where(one => one.InvoiceId == null && one.PaymentId == null).Select(one => new Amount { Currency = one.Currency, Minor = one.Amount }), ct).ConfigureAwait(false);
        var paid = await SumAsync(db.Invoices.Select(one => new Amount { Currency = one.Currency, Minor = one.Paid }), ct).ConfigureAwait(false);
        var back = await SumAsync(db.CreditNotes.Select(one => new Amount { Currency = one.Currency, Minor = one.ToBalance }), ct).ConfigureAwait(false);
        var ahead = await SumAsync(db.Balances.Select(one => new Amount { Currency = one.Currency, Minor = one.Amount }), ct).ConfigureAwait(false);
        return
        [
            .. paid.Keys.Union(received.Keys).Union(changed.Keys).Order(StringComparer.Ordinal).Select(currency => new BookSums(
                new Money(received.GetValueOrDefault(currency), currency),
                new Money(changed.GetValueOrDefault(currency), currency),
                new Money(paid.GetValueOrDefault(currency) - back.GetValueOrDefault(currency), currency),
                new Money(ahead.GetValueOrDefault(currency), currency))),
        ];
    }

    private static Task<Dictionary<string, long>> SumAsync(IQueryable<Amount> amounts, CancellationToken ct) =>
        amounts.GroupBy(amount => amount.Currency).Select(of => new { of.Key, Sum = of.Sum(amount => amount.Minor) }).ToDictionaryAsync(of => of.Key, of => of.Sum, ct);

    private sealed class Amount
    {
        public required string Currency { get; init; }

        public required long Minor { get; init; }
    }
}
