using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Resellers;

/// <summary>Reads resellers for administrators.</summary>
public sealed class ResellerQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>By name. The counts are taken for the rows of the page alone, that of the services from the tally.</summary>
    public async Task<Paged<ResellerRow>> ListAsync(NamedListQuery query, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ResellersManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var resellers = db.Resellers.VisibleTo(actor);
        if (query.Search is { } search)
        {
            var part = Like.Containing(search);
            resellers = resellers.Where(reseller => EF.Functions.Like(reseller.Name, part, Like.Escape));
        }

        var total = await resellers.CountAsync(ct).ConfigureAwait(false);
        var page = Math.Min(query.Page, Paging.Pages(total, query.Size));
        var waiting = db.Services.AwaitingBilling();
        var rows = await resellers
            .OrderBy(reseller => reseller.Name).ThenBy(reseller => reseller.Id)
            .Skip((page - 1) * query.Size).Take(query.Size)
            .Select(reseller => new ResellerRow(
                reseller.Id,
                new ResellerSettings(reseller.Name, reseller.Currency, reseller.TimeZone, reseller.SupportAddress),
                reseller.DisabledAt,
                reseller.Version,
                db.Customers.Count(customer => customer.ResellerId == reseller.Id),
                db.Users.Count(user => user.ResellerId == reseller.Id && user.CustomerId == null),
                db.ServiceTallies.Where(tally => tally.ResellerId == reseller.Id).Sum(tally => tally.Count),
                waiting.Count(service => service.ResellerId == reseller.Id)))
            .ToListAsync(ct).ConfigureAwait(false);
        return new Paged<ResellerRow>(rows, page, total);
    }
}
