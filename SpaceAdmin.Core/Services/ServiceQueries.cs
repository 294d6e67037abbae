using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>Reads one service for the panel, and a customer's own.</summary>
public sealed class ServiceQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>Null when it is not there or not the actor's to see: nothing tells which.</summary>
    public async Task<ServiceDetails?> FindAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var found = await db.Services.VisibleTo(actor)
            .Where(service => service.Id == number)
            .Select(service => new
            {
                Service = service,
                Type = service.Type.Name,
                Reseller = service.Reseller.Name,
                Parent = service.Parent == null
                    ? null
                    : new RelatedService(service.Parent.Id, service.Parent.Name, service.Parent.Status, service.Parent.SuspensionSource),
                AddOns = service.AddOns
                    .OrderBy(addOn => addOn.Id)
                    .Select(addOn => new RelatedService(addOn.Id, addOn.Name, addOn.Status, addOn.SuspensionSource))
                    .ToList(),
                Lifecycle = service.Lifecycle
                    .OrderByDescending(span => span.Id)
                    .Select(span => new LifecycleSpan(span.Status, span.StartedAt, span.EndedAt, span.BegunBy, span.ActorName, span.Reason))
                    .ToList(),
            })
            .AsNoTracking().AsSplitQuery()
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);

        return found is null ? null : Details(found.Service, found.Type, found.Reseller, found.Parent, found.AddOns, found.Lifecycle, actor);
    }

    /// <summary>Whether the actor sees a service of this number, on its desk or among its own.</summary>
    public async Task<bool> ExistsAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ServicesSee) && !actor.Can(Permissions.MyServicesSee))
        {
            return false;
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Services.VisibleTo(actor).AnyAsync(service => service.Id == number, ct).ConfigureAwait(false);
    }

    /// <summary>What the signed-in customer bought, by number.</summary>
    public async Task<IReadOnlyList<ServiceRow>> ListMineAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MyServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Services.VisibleTo(actor)
            .OrderBy(service => service.Id)
            .Select(ServiceGrid.Row)
            .ToListAsync(ct).ConfigureAwait(false);
    }

    private static ServiceDetails Details(
        SpaceService service,
        string type,
        string reseller,
        RelatedService? parent,
        List<RelatedService> addOns,
        List<LifecycleSpan> lifecycle,
        Actor actor)
    {
        var facts = new ServiceFacts(service.Id, service.Name, service.Status);
        var actions = ServiceLifecycle.AllowedFrom(service.Status)
            .Where(action => actor.Can(action.Permission()))
            .Select(action => new OfferedAction(
                action,
                ServiceLifecycle.Refusal(action, facts, parent is null ? null : Facts(parent), addOns.Select(Facts)),
                [.. addOns.Where(addOn => ServiceLifecycle.Follows(action, addOn.Status, addOn.SuspensionSource))]));

        return new ServiceDetails(
            service.Id,
            service.Name,
            type,
            service.Status,
            service.SuspensionSource,
            service.Reason,
            service.UserName,
            service.CustomerId,
            reseller,
            service.Version,
            service.CreatedAt,
            service.ChangedAt,
            service.Cycle,
            service is { RecurringFee: { } fee, Currency: { } currency } ? new Money(fee, currency) : null,
            service.Quantity,
            service.EndsOn,
            parent,
            addOns,
            lifecycle,
            [.. actions]);
    }

    private static ServiceFacts Facts(RelatedService service) => new(service.Number, service.Name, service.Status);
}
