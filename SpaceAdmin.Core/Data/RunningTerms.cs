using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

/// <summary>
/// Gives the services of a database that is older than terms the term that runs today, as an import does: once, at its
/// first start. A service that is Active without a term would never be renewed.
/// </summary>
internal static class RunningTerms
{
    private const int ServicesAtATime = 5_000;

    public static async Task RunAsync(SpaceDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.MonitorStates.AnyAsync(state => state.TermsOpened, ct).ConfigureAwait(false))
        {
            return;
        }

        var resellers = await db.Resellers.AsNoTracking().ToDictionaryAsync(reseller => reseller.Id, reseller => reseller.Local(now), ct).ConfigureAwait(false);
        await using var write = await db.BeginBulkWriteAsync(ct).ConfigureAwait(false);
        using var terms = new BulkInsert<Term>(db);
        using var services = new BulkUpdate<SpaceService>(
            db, s => s.AnchorOn, s => s.TermNumber, s => s.TermEndsOn, s => s.NextTermOn, s => s.InvoicedTerm);
        for (var last = 0; await NextAsync(db, last, ct).ConfigureAwait(false) is { Count: > 0 } some; last = some[^1].Id)
        {
            foreach (var service in some)
            {
                var term = service.OpenRunning(resellers[service.ResellerId]);
                terms.Insert(term);
                services.Update(service);
            }
        }

        (await db.MonitorStates.SingleAsync(ct).ConfigureAwait(false)).TermsOpened = true;
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
    }

    private static Task<List<SpaceService>> NextAsync(SpaceDb db, int last, CancellationToken ct) => db.Services.AsNoTracking()
        .Where(service => service.Status == ServiceStatus.Active && service.TermNumber == 0 && service.Id > last)
        .OrderBy(service => service.Id).Take(ServicesAtATime).ToListAsync(ct);
}
