using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Audit;

/// <summary>One line of a service's activity: that something was done. What it was before and after, which may be a note's text, is the audit log's to tell.</summary>
public sealed record ActivityRow(long Id, DateTimeOffset At, string ActorName, string? OnBehalfOf, string Action, string Subject, int? ServiceId);

public sealed class AuditQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>More than a person reads at once; the audit log has them all.</summary>
    public const int MaxRows = 100;

    /// <summary>What was done to a service, newest first. Empty when it is not the actor's to see.</summary>
    public async Task<IReadOnlyList<ActivityRow>> ForServiceAsync(int number, CancellationToken ct) =>
        await ActivityAsync(entries => entries.Where(entry => entry.ServiceId == number).OrderByDescending(entry => entry.Id), MaxRows, ct)
            .ConfigureAwait(false);

    /// <summary>What was done lately in the actor's tenant, newest first; an import of thousands is one line, a sign-in none.</summary>
    public async Task<IReadOnlyList<ActivityRow>> NewestAsync(int max, CancellationToken ct) =>
        await ActivityAsync(entries => entries.Where(entry => !entry.InBulk && entry.Kind != AuditKinds.Account).NewestFirst(), max, ct)
            .ConfigureAwait(false);

    /// <summary>One page of the audit log.</summary>
    /// <param name="zone">Where the viewer is: its days are meant.</param>
    public async Task<AuditPage> ListAsync(AuditListQuery query, TimeZoneInfo zone, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.AuditSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var newest = await db.Audit.MaxAsync(entry => (long?)entry.Id, ct).ConfigureAwait(false) ?? 0; // first: what comes meanwhile is new
        var visible = db.Audit.AsNoTracking().VisibleTo(actor);
        var from = await PlaceAsync(visible, query.OlderThan ?? query.NewerThan, ct).ConfigureAwait(false);
        var entries = visible.Matching(query, zone);
        entries = (query, from) switch
        {
            (_, null) => entries.NewestFirst(),
            ({ OlderThan: not null }, var (id, at)) => entries.Where(entry => entry.At <= at && (entry.At < at || entry.Id < id)).NewestFirst(),
            (_, var (id, at)) => entries.Where(entry => entry.At >= at && (entry.At > at || entry.Id > id)).OrderBy(entry => entry.At).ThenBy(entry => entry.Id),
        };

        var rows = await entries.Take(AuditListQuery.PageSize + 1).Rows(db).ToListAsync(ct).ConfigureAwait(false);
        var more = rows.Count > AuditListQuery.PageSize;
        if (more)
        {
            rows.RemoveAt(AuditListQuery.PageSize);
        }

        var backwards = from is not null && query.NewerThan is not null;
        if (backwards)
        {
            rows.Reverse();
        }

        return new AuditPage(
            rows,
            HasNewer: backwards ? more : from is not null,
            HasOlder: backwards || more,
            newest,
            await ServicesAsync(db, actor, rows, ct).ConfigureAwait(false));
    }

    /// <summary>How many entries of a query came after entry <paramref name="newest"/>; more than <see cref="MaxRows"/> are not counted.</summary>
    public async Task<int> CountNewAsync(AuditListQuery query, TimeZoneInfo zone, long newest, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.AuditSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Audit.VisibleTo(actor).Matching(query, zone).Where(entry => entry.Id > newest).Take(MaxRows + 1).CountAsync(ct).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<ActivityRow>> ActivityAsync(
        Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> which, int max, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ActivitySee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await which(db.Audit.VisibleTo(actor))
            .Take(max)
            .Select(entry => new ActivityRow(
                entry.Id, entry.At, entry.ActorName, entry.OnBehalfOf, entry.Action, entry.Subject, entry.ServiceId))
            .ToListAsync(ct).ConfigureAwait(false);
    }

    // A number that is not there, or not the actor's to see, is no place: the page is the newest then.
    private static async Task<(long Id, DateTimeOffset At)?> PlaceAsync(IQueryable<AuditEntry> visible, long? number, CancellationToken ct) =>
        number is { } id && await visible.Where(entry => entry.Id == id).Select(entry => (DateTimeOffset?)entry.At).SingleOrDefaultAsync(ct).ConfigureAwait(false) is { } at
            ? (id, at)
            : null;

    private static async Task<IReadOnlySet<int>> ServicesAsync(SpaceDb db, Actor actor, List<AuditRow> rows, CancellationToken ct)
    {
        var numbers = rows.Select(row => row.ServiceId).OfType<int>().Distinct().ToArray();
        return numbers.Length == 0 || !actor.Can(Permissions.ServicesSee)
            ? new HashSet<int>()
            : await db.Services.VisibleTo(actor).Where(service => EF.Parameter(numbers).Contains(service.Id)).Select(service => service.Id).ToHashSetAsync(ct).ConfigureAwait(false);
    }
}
