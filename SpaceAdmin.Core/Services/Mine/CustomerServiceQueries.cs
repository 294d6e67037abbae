using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>Reads what customers bought, for the pages about them.</summary>
public sealed class CustomerServiceQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time)
{
    /// <summary>So many services of a customer are shown beside its facts; the grid has the rest.</summary>
    public const int MaxRows = 50;

    /// <summary>How many services each of <paramref name="customers"/> has: one question for a page of them. One without any is left out.</summary>
    public async Task<IReadOnlyDictionary<int, CustomerServiceCount>> CountAsync(IReadOnlyCollection<int> customers, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Services.VisibleTo(actor)
            .Where(service => EF.Parameter(customers).Contains(service.CustomerId))
            .GroupBy(service => service.CustomerId)
            .Select(group => new { group.Key, Count = new CustomerServiceCount(group.Count(), group.Count(service => service.Status == ServiceStatus.Active)) })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct).ConfigureAwait(false);
    }

    /// <summary>The newest services of a customer, <see cref="MaxRows"/> at the most.</summary>
    public async Task<IReadOnlyList<ServiceRow>> NewestAsync(int customerId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var rows = await db.Services.VisibleTo(actor)
            .Where(service => service.CustomerId == customerId)
            .OrderByDescending(service => service.Id)
            .Take(MaxRows)
            .Select(ServiceGrid.Row)
            .ToListAsync(ct).ConfigureAwait(false);
        return await ServiceMarks.MarkAsync(db, rows, time.GetUtcNow(), ct).ConfigureAwait(false);
    }
}

/// <summary>How many services a customer has, and how many of them are active.</summary>
public sealed record CustomerServiceCount(int All, int Active);
