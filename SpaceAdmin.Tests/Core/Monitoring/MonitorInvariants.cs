using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>What is true of every database at every moment, whatever the monitor, people and crashes did to it.</summary>
internal static class MonitorInvariants
{
    /// <summary>What is broken, in words; nothing when all holds.</summary>
    public static async Task<List<string>> BrokenAsync(SpaceDb db, CancellationToken ct)
    {
        var broken = new List<string>();
        await SayAsync("status and open record differ of service", db.Services
            .Where(s => db.LifecycleRecords.Count(span => span.ServiceId == s.Id && span.EndedAt == null && span.Status == s.Status) != 1).Select(s => s.Id));
        await SayAsync("two spans of one status follow one another of service", db.LifecycleRecords
            .Where(span => db.LifecycleRecords.Any(next => next.ServiceId == span.ServiceId && next.Status == span.Status
                && next.Id == db.LifecycleRecords.Where(later => later.ServiceId == span.ServiceId && later.Id > span.Id).Min(later => later.Id)))
            .Select(span => span.ServiceId));
        await SayAsync("terms overlap of service", db.Terms
            .Where(term => db.Terms.Any(next => next.ServiceId == term.ServiceId && next.Number == term.Number + 1 && (term.EndsOn == null || next.StartsOn < term.EndsOn)))
            .Select(term => term.ServiceId));
        await SayAsync("terms are not counted through of service", db.Services.Where(s => db.Terms.Count(term => term.ServiceId == s.Id) != s.TermNumber).Select(s => s.Id));
        await SayAsync("a term is invoiced twice of service", db.InvoiceLines
            .Where(line => line.Kind == InvoiceLineKind.Term && !line.Credited && line.Invoice.Status != InvoiceStatus.Void)
            .GroupBy(line => new { line.ServiceId, line.TermNumber }).Where(group => group.Count() > 1).Select(group => group.Key.ServiceId));
        await SayAsync("an add-on is Active under a plan that is not: service", db.Services
            .Where(s => s.Status == ServiceStatus.Active && s.Parent != null && s.Parent.Status != ServiceStatus.Active).Select(s => s.Id));
        await SayAsync("the total is not the sum of the lines of invoice", db.Invoices.Where(i => i.Total != i.Lines.Sum(line => line.Amount)).Select(i => i.Id));
        await SayAsync("more is paid than asked of invoice", db.Invoices.Where(i => i.Paid > i.Total || i.Paid < 0 || i.Status == InvoiceStatus.Paid && i.Paid != i.Total).Select(i => i.Id));
        await SayAsync("numbers have gaps of reseller", db.Resellers
            .Where(r => db.Invoices.Count(i => i.ResellerId == r.Id) != r.LastInvoiceNumber || db.Invoices.Where(i => i.ResellerId == r.Id).Max(i => (int?)i.Number) > r.LastInvoiceNumber)
            .Select(r => r.Id));
        await SayAsync("a balance is not the sum of its entries, of customer", db.Balances
            .Where(b => b.Amount != db.BalanceEntries.Where(e => e.CustomerId == b.CustomerId && e.Currency == b.Currency).Sum(e => e.Amount)).Select(b => b.CustomerId));
        var (moneyIn, applied, kept) = (
            await db.Payments.SumAsync(payment => payment.Amount, ct), await db.Invoices.SumAsync(invoice => invoice.Paid, ct), await db.Balances.SumAsync(balance => balance.Amount, ct));
        if (moneyIn != applied + kept)
        {
            broken.Add($"money in is {moneyIn}, and accounted for are {applied} + {kept}");
        }

        return broken;

        async Task SayAsync(string what, IQueryable<int> which)
        {
            if (await which.Distinct().Take(3).ToListAsync(ct) is { Count: > 0 } some)
            {
                broken.Add($"{what} {string.Join(", ", some)}");
            }
        }
    }

    /// <summary>What a complete run must not have left, by the days of each service.</summary>
    public static async Task<List<string>> LeftAsync(SpaceDb db, DateTimeOffset now, CancellationToken ct)
    {
        var scope = await MonitorScope.ReadAsync(db, now, null, null, ct);
        var overdue = await db.Services.AsNoTracking().Where(s => s.Status == ServiceStatus.Active && s.DueOn != null).ToListAsync(ct);
        var failed = await db.MonitorFailures.Select(failure => failure.ServiceId).ToListAsync(ct);
        return [.. overdue
            .Where(s => MonitorRules.SuspendOn(s.DueOn!.Value, s.HoldUntil, scope.Settings.DaysOf(s.ResellerId, s.PlanId, s.Id)) <= scope.Local(s.ResellerId).Today && !failed.Contains(s.Id))
            .Select(s => $"service {s.Id} is Active and unpaid since {s.DueOn:yyyy-MM-dd}, on {scope.Local(s.ResellerId).Today:yyyy-MM-dd}")];
    }
}
