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

    internal static readonly Expression<Func<SpaceService, ServiceRow>> Row = service => new ServiceRow
    {
        Number = service.Id,
        Name = service.Name,
        Type = service.Type.Name,
        Status = service.Status,
        User = service.UserName,
        Reseller = service.Reseller.Name,
        CreatedAt = service.CreatedAt,
        SuspendedAt = service.SuspendedAt,
        ExpiresOn = service.TermEndsOn,
        Version = service.Version,
    };

    public async Task<ServicePage> ListAsync(ServiceListQuery query, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var tally = await TallyAsync(db, actor, ct).ConfigureAwait(false);
        var type = query.Type is { } name ? tally.FirstOrDefault(line => string.Equals(line.Type, name, StringComparison.OrdinalIgnoreCase)) : null;

        var services = Filter(db.Services.VisibleTo(actor), query, type?.TypeId);
        List<TallyLine> ofType = [.. tally.Where(line => type is null || line.TypeId == type.TypeId)];
        var counts = query is { Search: null, User: null }
            ? ofType.GroupBy(line => line.Status).ToDictionary(group => group.Key, group => group.Sum(line => line.Count))
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
            : Parts(services, query, ofType, total, counts[ServiceStatus.Suspended]) is { } parts
                ? await WalkAsync(parts, skip, query.Size, ct).ConfigureAwait(false)
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
    /// An order that no index has as a whole, as parts one after the other, each of which an index has: it is known how many there
    /// are in each, and SQLite would sort all of the tenant's services. Null where an index has the order, or the few are sorted quickly.
    /// </summary>
    private static IReadOnlyList<Part>? Parts(IQueryable<SpaceService> services, ServiceListQuery query, List<TallyLine> tally, int total, int suspended)
    {
        switch (query)
        {
            case { Sort: ServiceSort.Type, Search: null, User: null } when total > SortsQuickly:
                var types = tally.Where(line => query.Status is null || line.Status == query.Status).GroupBy(line => line.TypeId)
                    .Select(type => new Part(Sort(services.Where(service => service.TypeId == type.Key), query with { Sort = ServiceSort.Number }), type.Sum(line => line.Count)));
                return [.. query.Descending ? types.Reverse() : types];

            // Who is not suspended comes last in both directions; descending, the database sorts null last by itself.
            case { Sort: ServiceSort.Suspended, Descending: false }:
                return
                [
                    new Part(
                        services.Where(service => service.SuspendedAt != null).OrderBy(service => service.SuspendedAt).ThenBy(service => service.Id),
                        query.Status is null or ServiceStatus.Suspended ? suspended : 0),
                    new Part(services.Where(service => service.SuspendedAt == null).OrderBy(service => service.Id), int.MaxValue),
                ];

            default:
                return null;
        }
    }

    private static async Task<List<ServiceRow>> WalkAsync(IReadOnlyList<Part> parts, int skip, int size, CancellationToken ct)
    {
        var rows = new List<ServiceRow>(size);
        foreach (var part in parts)
        {
            if (skip < part.Count && rows.Count < size)
            {
                rows.AddRange(await part.Services.Skip(skip).Take(size - rows.Count).Select(Row).ToListAsync(ct).ConfigureAwait(false));
            }

            skip = Math.Max(0, skip - part.Count);
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

            // As with the day of suspension, but for this order there is an index.
            ServiceSort.Expires when !query.Descending => services
                .OrderBy(service => service.TermEndsOn == null).ThenBy(service => service.TermEndsOn).ThenBy(service => service.Id),
            ServiceSort.Expires => By(service => service.TermEndsOn),
            ServiceSort.Suspended => By(service => service.SuspendedAt),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Sort, null),
        };

        IQueryable<SpaceService> By<TKey>(Expression<Func<SpaceService, TKey>> key) => query.Descending
            ? services.OrderByDescending(key).ThenByDescending(service => service.Id)
            : services.OrderBy(key).ThenBy(service => service.Id);
    }

    private sealed record Part(IQueryable<SpaceService> Services, int Count);

    private sealed record TallyLine(int TypeId, string Type, ServiceStatus Status, int Count);
}
