using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Audit;

/// <summary>One line of a service's activity.</summary>
public sealed record ActivityRow(long Id, DateTimeOffset At, string ActorName, string Action, string Subject, int? ServiceId, string? Before, string? After, string? Detail);

public sealed class AuditQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>More than a person reads at once; the audit log has them all.</summary>
    public const int MostRows = 100;

    /// <summary>What was done to a service, newest first. Empty when it is not the actor's to see.</summary>
    public async Task<IReadOnlyList<ActivityRow>> ForServiceAsync(int number, CancellationToken ct) =>
        await ListAsync(entries => entries.Where(entry => entry.ServiceId == number), MostRows, ct).ConfigureAwait(false);

    /// <summary>What was done lately in the actor's tenant, newest first; an import of thousands is one line.</summary>
    public async Task<IReadOnlyList<ActivityRow>> NewestAsync(int most, CancellationToken ct) =>
        await ListAsync(entries => entries.Where(entry => !entry.InBulk), most, ct).ConfigureAwait(false);

    private async Task<IReadOnlyList<ActivityRow>> ListAsync(
        Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> which, int most, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ActivitySee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var entries = which(db.Audit);
        if (actor.Scope is not Scope.Platform)
        {
            entries = entries.Where(entry => entry.ResellerId == actor.ResellerId);
        }

        return await entries
            .OrderByDescending(entry => entry.Id)
            .Take(most)
            .Select(entry => new ActivityRow(
                entry.Id, entry.At, entry.ActorName, entry.Action, entry.Subject, entry.ServiceId, entry.Before, entry.After, entry.Detail))
            .ToListAsync(ct).ConfigureAwait(false);
    }
}
