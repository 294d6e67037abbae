using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Pays invoices with what their customers have paid ahead, the one that is due first before the others.</summary>
internal sealed class ApplyBalancesPass : MonitorPass
{
    private (int Customer, int Id) _last;

    public override Pass Pass => Pass.ApplyBalances;

    protected override int AtFirst => 50;

    public override async Task<IReadOnlyList<MonitorCandidate>> NextAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var (after, id) = _last;
        var some = await MayPay(db, scope, LateFailures(db, scope))
            .Where(balance => balance.CustomerId >= after && (balance.CustomerId > after || balance.Id > id))
            .OrderBy(balance => balance.CustomerId).ThenBy(balance => balance.Id).Take(AtATime.Count)
            .Select(balance => new MonitorCandidate(
                balance.Id, null, balance.ResellerId, balance.CustomerId,
                "Balance of " + db.Customers.Where(customer => customer.Id == balance.CustomerId).Select(customer => customer.UserName).First()))
            .ToListAsync(ct).ConfigureAwait(false);
        _last = some is [.., var last] ? (last.CustomerId, last.Subject) : _last;
        return some;
    }

    // Since when it lies there, nobody knows.
    public override async Task<MonitorBacklog> BacklogAsync(SpaceDb db, MonitorScope scope, CancellationToken ct) =>
        MonitorBacklog.None.And(await MayPay(db, scope, Failures(db)).CountAsync(ct).ConfigureAwait(false), null);

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        foreach (var candidate in candidates)
        {
            var balance = await work.Db.Balances.SingleOrDefaultAsync(b => b.Id == candidate.Subject, ct).ConfigureAwait(false);
            if (balance is { Amount: > 0 })
            {
                await PayAsync(work, candidate, balance, ct).ConfigureAwait(false);
            }
        }
    }

    private static IQueryable<Balance> MayPay(SpaceDb db, MonitorScope scope, IQueryable<MonitorFailure> without) =>
        scope.Of(db.Balances.Where(balance => balance.Amount > 0
            && db.Invoices.Any(invoice => invoice.CustomerId == balance.CustomerId && invoice.Status == InvoiceStatus.Unpaid && invoice.Currency == balance.Currency)
            && !without.Any(failure => failure.Subject == balance.Id)));

    private async Task PayAsync(MonitorWork work, MonitorCandidate candidate, Balance balance, CancellationToken ct)
    {
        var (db, now) = (work.Db, work.Scope.Local(candidate.ResellerId));
        var invoices = await db.Invoices.Include(invoice => invoice.Lines)
            .Where(invoice => invoice.CustomerId == balance.CustomerId && invoice.Status == InvoiceStatus.Unpaid && invoice.Currency == balance.Currency)
            .OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Id)
            .ToListAsync(ct).ConfigureAwait(false);
        foreach (var invoice in invoices)
        {
            if (balance.Amount == 0)
            {
                return;
            }

            var paid = await InvoiceSettlement.PayFromBalanceAsync(work.Write, invoice, balance, now, ct).ConfigureAwait(false);
            work.Tell(candidate.Task(Pass, $"{paid} for {Words(invoice, work.Scope)}"));
        }
    }

    // One that a preview only tried gets its number when it is really issued.
    private static string Words(Invoice invoice, MonitorScope scope) => scope.IsTrial && invoice.IssuedAt == scope.Now
        ? string.Create(CultureInfo.InvariantCulture, $"the invoice that is due on {invoice.DueOn:yyyy-MM-dd}")
        : $"invoice {invoice.DisplayNumber}";
}
