using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>Reads the types of services for administrators.</summary>
public sealed class ServiceTypeQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>All of them, by name; their services are counted by the tally.</summary>
    public async Task<IReadOnlyList<ServiceTypeRow>> ListAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ServiceTypesManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.ServiceTypes.OrderBy(type => type.Name).ThenBy(type => type.Id)
            .Select(type => new ServiceTypeRow(
                type.Id, type.Name, type.IsAddOn, type.Provisioner, db.ServiceTallies.Where(tally => tally.TypeId == type.Id).Sum(tally => tally.Count)))
            .ToListAsync(ct).ConfigureAwait(false);
    }
}
