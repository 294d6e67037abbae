using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>A preview in which the billing of one reseller is started first, and the invoices that come of it are added up.</summary>
internal sealed class BillingTrial
{
    private readonly SortedDictionary<string, long> _sums = new(StringComparer.Ordinal);

    public int Invoices { get; private set; }

    public IReadOnlyList<Money> Sums => [.. _sums.Select(sum => new Money(sum.Value, sum.Key))];

    /// <summary>The customers for whom a run could have something to do once their services are billed.</summary>
    public static Task<List<int>> CustomersAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var latest = scope.LatestToday.AddDays(scope.Settings.MaxIssue);
        return scope.Of(db.Services.AwaitingBilling())
            .Where(service => service.NextTermOn <= latest || service.DueOn != null || service.SuspensionSource == SuspensionSource.Overdue)
            .Select(service => service.CustomerId).Distinct().ToListAsync(ct);
    }

    /// <summary>In the transaction of a trial, before its passes.</summary>
    /// <returns>The key of the newest invoice so far.</returns>
    public static async Task<int> BeginAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        await scope.Of(db.Services).StartBillingAsync(scope.Local(scope.ResellerId!.Value).Today, ct).ConfigureAwait(false);
        return await db.Invoices.MaxAsync(invoice => (int?)invoice.Id, ct).ConfigureAwait(false) ?? 0;
    }

    /// <summary>In the transaction of a trial, after its passes.</summary>
    public async Task EndAsync(SpaceDb db, int last, CancellationToken ct)
    {
        var issued = await db.Invoices.Where(invoice => invoice.Id > last)
            .GroupBy(invoice => invoice.Currency)
            .Select(group => new { Currency = group.Key, Count = group.Count(), Total = group.Sum(invoice => invoice.Total) })
            .ToListAsync(ct).ConfigureAwait(false);
        foreach (var sum in issued)
        {
            Invoices += sum.Count;
            _sums[sum.Currency] = checked(_sums.GetValueOrDefault(sum.Currency) + sum.Total);
        }
    }
}
