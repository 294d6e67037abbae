using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>What day it is where the resellers are whose invoices somebody sees, and so what is overdue.</summary>
internal sealed class InvoiceDays
{
    private readonly Dictionary<int, DateOnly> _today;

    private InvoiceDays(Dictionary<int, DateOnly> today) => _today = today;

    public bool OneReseller => _today.Count == 1;

    /// <summary>The unpaid invoices whose due day has passed. The world has two days at once, and for some hours three.</summary>
    public Expression<Func<Invoice, bool>> AreOverdue
    {
        get
        {
            var first = _today.Values.DefaultIfEmpty().Min();
            var last = _today.Values.DefaultIfEmpty().Max();
            if (first == last)
            {
                return invoice => invoice.Status == InvoiceStatus.Unpaid && invoice.DueOn < first;
            }

            var second = first.AddDays(1);
            int[] further = [.. _today.Where(one => one.Value > first).Select(one => one.Key)];
            int[] furthest = [.. _today.Where(one => one.Value > second).Select(one => one.Key)];
            return invoice => invoice.Status == InvoiceStatus.Unpaid && invoice.DueOn < last
                && (invoice.DueOn < first
                    || invoice.DueOn == first && EF.Parameter(further).Contains(invoice.ResellerId)
                    || invoice.DueOn == second && EF.Parameter(furthest).Contains(invoice.ResellerId));
        }
    }

    public static async Task<InvoiceDays> ReadAsync(SpaceDb db, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var resellers = actor.Scope is Scope.Platform ? db.Resellers : db.Resellers.Where(reseller => reseller.Id == actor.ResellerId);
        var zones = await resellers.Select(reseller => new { reseller.Id, reseller.TimeZone }).ToListAsync(ct).ConfigureAwait(false);
        return new InvoiceDays(zones.ToDictionary(one => one.Id, one => new LocalNow(now, TimeZoneInfo.FindSystemTimeZoneById(one.TimeZone)).Today));
    }

    public InvoiceTab StateOf(InvoiceStatus status, DateOnly dueOn, int resellerId) => StateOf(status, dueOn, _today.GetValueOrDefault(resellerId));

    public static InvoiceTab StateOf(InvoiceStatus status, DateOnly dueOn, DateOnly today) => status switch
    {
        InvoiceStatus.Paid => InvoiceTab.Paid,
        InvoiceStatus.Void => InvoiceTab.Void,
        InvoiceStatus.Credited => InvoiceTab.Credited,
        _ => dueOn < today ? InvoiceTab.Overdue : InvoiceTab.Unpaid,
    };
}
