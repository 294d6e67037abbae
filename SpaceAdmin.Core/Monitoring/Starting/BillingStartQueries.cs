using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Reads what the monitor leaves alone until somebody says otherwise, and what would come of that.</summary>
public sealed class BillingStartQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, IServiceFollowUp followUp)
{
    /// <summary>The resellers with services that wait for their billing, and those that are disabled; by name, as far as the actor sees them.</summary>
    public async Task<IReadOnlyList<LeftAlone>> LeftAloneAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MonitorSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var waiting = await db.Services.VisibleTo(actor).AwaitingBilling()
            .GroupBy(service => service.ResellerId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct).ConfigureAwait(false);
        int[] some = [.. waiting.Keys];
        var resellers = await db.Resellers.VisibleTo(actor)
            .Where(reseller => reseller.DisabledAt != null || EF.Parameter(some).Contains(reseller.Id))
            .OrderBy(reseller => reseller.Name).ThenBy(reseller => reseller.Id)
            .Select(reseller => new { reseller.Id, reseller.Name, reseller.DisabledAt })
            .ToListAsync(ct).ConfigureAwait(false);
        return [.. resellers.Select(reseller => new LeftAlone(reseller.Id, reseller.Name, waiting.GetValueOrDefault(reseller.Id), reseller.DisabledAt))];
    }

    /// <summary>The key of a reseller by its name; null for one that is not the actor's to see.</summary>
    public async Task<int?> FindAsync(string name, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MonitorSettings);

        var trimmed = name.Trim();
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Resellers.VisibleTo(actor).Where(reseller => reseller.Name == trimmed).Select(reseller => (int?)reseller.Id)
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
    }

    /// <summary>
    /// What the next run would do if somebody started the billing of a reseller now: tried out, and rolled back. It takes its time, and
    /// the writer for short slices of it.
    /// </summary>
    /// <returns>Null for a reseller that is not the actor's to see.</returns>
    public async Task<BillingPreview?> PreviewAsync(int resellerId, IProgress<MonitorProgress>? progress, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MonitorSettings);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await db.Resellers.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == resellerId, ct).ConfigureAwait(false) is not { } reseller)
        {
            return null;
        }

        var since = time.GetTimestamp();
        var today = reseller.Local(time.GetUtcNow()).Today;
        var waiting = db.Services.Where(service => service.ResellerId == resellerId).AwaitingBilling();
        var (services, late) = (await waiting.CountAsync(ct).ConfigureAwait(false), await IssueRenewalsPass.Following(waiting)
            .CountAsync(service => service.NextTermOn < today, ct).ConfigureAwait(false));
        var (counts, trial) = (new MonitorCounts(), new BillingTrial());
        if (reseller.DisabledAt is null)
        {
            await foreach (var task in new MonitorPreview(dbs, time, followUp, trial).TasksAsync(resellerId, ct).ConfigureAwait(false))
            {
                counts.Add(task);
                progress?.Report(new MonitorProgress(task.Pass, counts.Of(task.Pass)));
            }
        }

        return new BillingPreview(
            resellerId, reseller.Name, reseller.DisabledAt is not null, services, late, trial.Invoices, trial.Sums, counts.Report(time.GetElapsedTime(since)));
    }
}
