using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>Reads what customers can add to their services, and for how much.</summary>
public sealed class AddOnQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time)
{
    /// <summary>All that is on sale, also what does not fit. Null when the service is not there or somebody else's: nothing tells which.</summary>
    public async Task<AddOnOffers?> OffersAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.AddOnsOrder);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await AddOnShelf.ReadAsync(db, actor, number, only: null, tracked: false, ct).ConfigureAwait(false) is not { Service: var service } shelf)
        {
            return null;
        }

        var today = service.Reseller.Local(time.GetUtcNow()).Today;
        return new AddOnOffers(
            number,
            service.Name,
            service.Version,
            service.Renews ? service.NextTermOn : null,
            service.AgreedEnd,
            today,
            AddOnRules.ValidateService(service)?.Message,
            [.. shelf.AddOns.Where(addOn => AddOnRules.IsOnSale(addOn, service.Reseller)).Select(addOn => Offer(addOn, shelf))],
            [.. (await OwnedAsync(db, number, ct).ConfigureAwait(false)).Select(addOn => Owned(addOn, today))]);
    }

    /// <summary>What an order would cost now, or the sentence that would refuse it.</summary>
    public async Task<Result<AddOnQuote>> QuoteAsync(int number, IReadOnlyList<AddOnPick> picks, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.AddOnsOrder);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await AddOnShelf.ReadAsync(db, actor, number, [.. picks.Select(pick => pick.AddOnId)], tracked: false, ct).ConfigureAwait(false) is not { } shelf)
        {
            return new Failure.NotFound($"Service #{number}");
        }

        var made = shelf.Make(picks, actor, shelf.Service.Reseller.Local(time.GetUtcNow()));
        return made.Succeeded ? AddOnPricing.Quote(shelf, made.Value) : made.Failure;
    }

    private static Task<List<SpaceService>> OwnedAsync(SpaceDb db, int number, CancellationToken ct) => db.Services.AsNoTracking()
        .Include(addOn => addOn.Schedules.Where(schedule => schedule.State == ScheduleState.Requested || schedule.State == ScheduleState.Pending))
        .Where(addOn => addOn.ParentId == number && addOn.Status != ServiceStatus.Cancelled)
        .OrderBy(addOn => addOn.Id)
        .ToListAsync(ct);

    private static OwnedAddOn Owned(SpaceService addOn, DateOnly today)
    {
        var end = addOn.Schedules.FirstOrDefault(schedule => schedule.Action is ServiceAction.Cancel);
        return new OwnedAddOn
        {
            Number = addOn.Id,
            Version = addOn.Version,
            Name = addOn.Name,
            Status = addOn.Status,
            Quantity = addOn.Quantity,
            NextQuantity = addOn.NextQuantity,
            NextQuantityOn = addOn.NextQuantityOn,
            Cycle = addOn.Cycle,
            Recurring = Money.Of(addOn.RecurringFee, addOn.Currency),
            RenewsOn = addOn.Renews ? addOn.NextTermOn : null,
            EndsWithTerm = end is not null,
            MayKeep = end is { ByCustomer: true },
            MayRemove = AddOnRules.ValidateRemoval(addOn) is null,
            MayReduce = end is null && AddOnRules.ValidateReduction(addOn, 1, today) is null,
        };
    }

    private static AddOnOffer Offer(AddOn addOn, AddOnShelf shelf)
    {
        var has = shelf.Has.GetValueOrDefault(addOn.Id);
        return new AddOnOffer(
            addOn.Id,
            addOn.Name,
            addOn.Description,
            [.. addOn.Prices.Select(price => new OfferedPrice(price.Cycle, new Money(price.SetupFee, addOn.Currency!), new Money(price.RecurringFee, addOn.Currency!)))],
            AddOnRules.MaxOrder(addOn, has),
            addOn.MaxQuantity > 1,
            addOn.Stock,
            AddOnRules.ValidateOffer(addOn, shelf.Service, has)?.Message);
    }
}
