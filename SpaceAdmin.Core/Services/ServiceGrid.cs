using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>Reads one page of the grid: sorted, filtered and counted in the database.</summary>
public sealed class ServiceGrid(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time)
{
    /// <summary>So few matches are sorted faster than they are looked up type by type.</summary>
    private const int SortsQuickly = 1_000;

    internal static readonly Expression<Func<SpaceService, ServiceRow>> Row = service => new ServiceRow(
        service.Id,
        service.Name,
        service.Type.Name,
        service.Status,
        service.UserName,
        service.Reseller.Name,
        service.CreatedAt,
        service.SuspendedAt,
        service.TermEndsOn,
        service.Version);

    public async Task<ServicePage> ListAsync(ServiceListQuery query, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var tally = await TallyAsync(db, actor, ct).ConfigureAwait(false);
        var type = query.Type is { } name ? tally.FirstOrDefault(line => string.Equals(line.Type, name, StringComparison.OrdinalIgnoreCase)) : null;

        var services = Filter(db.Services.VisibleTo(actor), query, type?.TypeId);
        var counts = query is { Search: null, User: null }
            ? tally.Where(line => type is null || line.TypeId == type.TypeId)
                .GroupBy(line => line.Status).ToDictionary(group => group.Key, group => group.Sum(line => line.Count))
            : await services.GroupBy(service => service.Status)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Count, ct).ConfigureAwait(false);
        foreach (var status in Enum.GetValues<ServiceStatus>())
        {
            counts.TryAdd(status, 0);
        }

        var total = query.Status is { } only ? counts[only] : counts.Values.Sum();
        var page = Math.Min(query.Page, Math.Max(1, (total + query.Size - 1) / query.Size));

        if (query.Status is { } wanted)
        {
            services = services.Where(service => service.Status == wanted);
        }

        var skip = (page - 1) * query.Size;
        var rows = total == 0
            ? []
            : query is { Sort: ServiceSort.Type, Search: null, User: null } && total > SortsQuickly
                ? await WalkTypesAsync(services, query, tally, skip, ct).ConfigureAwait(false)
                : await Sort(services, query).Skip(skip).Take(query.Size).Select(Row).ToListAsync(ct).ConfigureAwait(false);

        return new ServicePage(await ServiceMarks.MarkAsync(db, rows, time.GetUtcNow(), ct).ConfigureAwait(false), page, total, counts, [.. tally.Select(line => line.Type).Distinct(StringComparer.Ordinal)]);
    }

    private static async Task<List<TallyLine>> TallyAsync(SpaceDb db, Actor actor, CancellationToken ct)
    {
        var tallies = db.ServiceTallies.Where(tally => tally.Count > 0);
        if (actor.Scope is not Scope.Platform)
        {
            tallies = tallies.Where(tally => tally.ResellerId == actor.ResellerId);
        }

        var lines = await tallies
            .GroupBy(tally => new { tally.TypeId, tally.Status })
            .Select(group => new { group.Key.TypeId, group.Key.Status, Count = group.Sum(tally => tally.Count) })
            .Join(db.ServiceTypes, line => line.TypeId, type => type.Id, (line, type) => new TallyLine(line.TypeId, type.Name, line.Status, line.Count))
            .ToListAsync(ct).ConfigureAwait(false);
        return [.. lines.OrderBy(line => line.Type, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>
    /// A page by type without sorting: the tally tells which types it falls into, and an index has each of them in order.
    /// SQLite itself would sort all of the tenant's services for it.
    /// </summary>
    private static async Task<List<ServiceRow>> WalkTypesAsync(
        IQueryable<SpaceService> services, ServiceListQuery query, List<TallyLine> tally, int skip, CancellationToken ct)
    {
        var types = tally.Where(line => query.Status is null || line.Status == query.Status).GroupBy(line => line.TypeId);
        var rows = new List<ServiceRow>(query.Size);
        foreach (var type in query.Descending ? types.Reverse() : types)
        {
            var count = type.Sum(line => line.Count);
            if (skip < count && rows.Count < query.Size)
            {
                var ofType = Sort(services.Where(service => service.TypeId == type.Key), query with { Sort = ServiceSort.Number });
                rows.AddRange(await ofType.Skip(skip).Take(query.Size - rows.Count).Select(Row).ToListAsync(ct).ConfigureAwait(false));
            }

            skip = Math.Max(0, skip - count);
        }

        return rows;
    }

    private static IQueryable<SpaceService> Filter(IQueryable<SpaceService> services, ServiceListQuery query, int? typeId)
    {
        if (typeId is { } type)
        {
            services = services.Where(service => service.TypeId == type);
        }

        if (query.User is { } user)
        {
            services = services.Where(service => service.UserName == user);
        }

        foreach (var word in query.Search?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var pattern = Like.Containing(word);
            services = word.All(char.IsAsciiDigit)
                ? services.Where(service =>
                    EF.Functions.Like(service.Name, pattern, Like.Escape)
                    || EF.Functions.Like(service.UserName, pattern, Like.Escape)
                    || EF.Functions.Like((string)(object)service.Id, pattern, Like.Escape))
                : services.Where(service =>
                    EF.Functions.Like(service.Name, pattern, Like.Escape) || EF.Functions.Like(service.UserName, pattern, Like.Escape));
        }

        return services;
    }

    // Every order ends with the number: without a total order rows repeat or vanish between pages.
    private static IQueryable<SpaceService> Sort(IQueryable<SpaceService> services, ServiceListQuery query)
    {
        return query.Sort switch
        {
            ServiceSort.Number => query.Descending ? services.OrderByDescending(service => service.Id) : services.OrderBy(service => service.Id),
            ServiceSort.Name => By(service => service.Name),
            ServiceSort.Type => By(service => service.Type.Name),
            ServiceSort.Status => By(service => service.Status),
            ServiceSort.User => By(service => service.UserName),
            ServiceSort.Created => By(service => service.CreatedAt),
            ServiceSort.Reseller => By(service => service.Reseller.Name),

            // What has no such day comes last in both directions; descending, the database sorts null last by itself.
            ServiceSort.Expires when !query.Descending => services
                .OrderBy(service => service.TermEndsOn == null).ThenBy(service => service.TermEndsOn).ThenBy(service => service.Id),
            ServiceSort.Expires => By(service => service.TermEndsOn),
            ServiceSort.Suspended when !query.Descending => services
                .OrderBy(service => service.SuspendedAt == null).ThenBy(service => service.SuspendedAt).ThenBy(service => service.Id),
            ServiceSort.Suspended => By(service => service.SuspendedAt),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Sort, null),
        };

        IQueryable<SpaceService> By<TKey>(Expression<Func<SpaceService, TKey>> key) => query.Descending
            ? services.OrderByDescending(key).ThenByDescending(service => service.Id)
            : services.OrderBy(key).ThenBy(service => service.Id);
    }

    private sealed record TallyLine(int TypeId, string Type, ServiceStatus Status, int Count);
}
