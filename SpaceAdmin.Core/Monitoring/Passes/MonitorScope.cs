using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>For whom a pass works, by which settings, and what day it is for each of them.</summary>
internal sealed record MonitorScope(MonitorSettingsBook Settings, IReadOnlyDictionary<int, LocalNow> Days, DateTimeOffset Now, int? ResellerId, int[]? Customers)
{
    /// <summary>Disabled resellers: their services are left alone.</summary>
    public int[] Disabled { get; init; } = [];

    /// <summary>The day that begins first anywhere: no reseller is further than that.</summary>
    public DateOnly LatestToday { get; } = DateOnly.FromDateTime(Now.UtcDateTime.AddHours(14));

    /// <summary>A preview works for some customers at a time, and all that it does is rolled back.</summary>
    public bool IsTrial => Customers is not null;

    public static async Task<MonitorScope> ReadAsync(SpaceDb db, DateTimeOffset now, int? resellerId, int[]? customers, CancellationToken ct)
    {
        var resellers = await db.Resellers.AsNoTracking()
            .Where(reseller => resellerId == null || reseller.Id == resellerId)
            .ToListAsync(ct).ConfigureAwait(false);
        var enabled = resellers.Where(reseller => reseller.DisabledAt is null).ToDictionary(reseller => reseller.Id, reseller => reseller.Local(now));
        return new MonitorScope(await MonitorSettingsBook.ReadAsync(db, ct).ConfigureAwait(false), enabled, now, resellerId, customers)
        {
            Disabled = [.. resellers.Select(reseller => reseller.Id).Where(id => !enabled.ContainsKey(id))],
        };
    }

    public LocalNow Local(int resellerId) => Days[resellerId];

    /// <summary>Those of whom a run is for; nobody of a disabled reseller.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> rows)
        where T : class, ICustomerOwned
    {
        if (ResellerId is { } reseller)
        {
            rows = rows.Where(row => row.ResellerId == reseller);
        }

        if (Disabled.Length > 0)
        {
            rows = rows.Where(row => !EF.Parameter(Disabled).Contains(row.ResellerId));
        }

        return Customers is { } customers ? rows.Where(row => customers.Contains(row.CustomerId)) : rows;
    }
}
