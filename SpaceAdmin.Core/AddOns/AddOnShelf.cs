using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>A service, what can be added to it, and what it has of that already: what the offers, a quote and an order all begin with.</summary>
internal sealed class AddOnShelf
{
    private AddOnShelf(SpaceService service, IReadOnlyList<AddOn> addOns, Dictionary<int, int> has, Balance? balance, BuyerTaxes taxes)
    {
        Service = service;
        AddOns = addOns;
        Has = has;
        Balance = balance;
        Taxes = taxes;
    }

    public SpaceService Service { get; }

    /// <summary>In the order in which they are offered; also those that are not on sale.</summary>
    public IReadOnlyList<AddOn> AddOns { get; }

    /// <summary>How many pieces the service has, ordered ones among them, by the key of the add-on.</summary>
    public IReadOnlyDictionary<int, int> Has { get; }

    /// <summary>What its customer has paid ahead in the currency of the prices; null where there is none.</summary>
    public Balance? Balance { get; }

    /// <summary>How its customer is taxed.</summary>
    public BuyerTaxes Taxes { get; }

    /// <summary>Null when the service is not the actor's to see.</summary>
    /// <param name="only">The add-ons that are asked for; null for all that are on sale.</param>
    /// <param name="tracked">Whether what was read is to be changed.</param>
    public static async Task<AddOnShelf?> ReadAsync(SpaceDb db, Actor actor, int number, IReadOnlyCollection<int>? only, bool tracked, CancellationToken ct)
    {
        var service = await Tracked(db.Services.VisibleTo(actor).Include(one => one.Reseller).Include(one => one.Customer)
                .Include(one => one.Schedules.Where(schedule => schedule.State == ScheduleState.Pending && schedule.Action == ServiceAction.Cancel)))
            .SingleOrDefaultAsync(one => one.Id == number, ct).ConfigureAwait(false);
        if (service is null)
        {
            return null;
        }

        var addOns = db.AddOns.Include(addOn => addOn.Plans).Include(addOn => addOn.Type).Where(addOn => addOn.ResellerId == service.ResellerId);
        addOns = only is null
            ? addOns.Where(addOn => addOn.OnSale && addOn.ArchivedAt == null)
            : addOns.Where(addOn => EF.Parameter(only).Contains(addOn.Id));
        var has = await db.Services
            .Where(one => one.ParentId == number && one.AddOnId != null && one.Status != ServiceStatus.Cancelled)
            .GroupBy(one => one.AddOnId!.Value)
            .Select(group => new { group.Key, Pieces = group.Sum(one => one.Quantity) })
            .ToDictionaryAsync(group => group.Key, group => group.Pieces, ct).ConfigureAwait(false);
        return new AddOnShelf(
            service,
            await Tracked(addOns).OrderBy(addOn => addOn.Position).ThenBy(addOn => addOn.Id).ToListAsync(ct).ConfigureAwait(false),
            has,
            await Tracked(db.Balances).SingleOrDefaultAsync(balance => balance.CustomerId == service.CustomerId && balance.Currency == service.Reseller.Currency, ct).ConfigureAwait(false),
            await BuyerTaxes.ReadAsync(db, service.Reseller, service.Customer, ct).ConfigureAwait(false));

        IQueryable<T> Tracked<T>(IQueryable<T> rows)
            where T : class => tracked ? rows : rows.AsNoTracking();
    }

    /// <summary>The services that an order would make, as they would be stored, in the order of the picks; or why it would not.</summary>
    public Result<IReadOnlyList<SpaceService>> Make(IReadOnlyList<AddOnPick> picks, Actor actor, LocalNow now)
    {
        if (AddOnRules.ValidateService(Service) is { } refused)
        {
            return refused;
        }

        if (picks.Count == 0)
        {
            return new AddOnRefusal.NothingPicked();
        }

        if (picks.GroupBy(pick => pick.AddOnId).Any(group => group.Count() > 1))
        {
            return new AddOnRefusal.PickedTwice();
        }

        List<SpaceService> made = [];
        foreach (var pick in picks)
        {
            if (AddOns.FirstOrDefault(one => one.Id == pick.AddOnId) is not { } addOn)
            {
                return new Failure.NotFound("That add-on");
            }

            if (AddOnRules.ValidatePick(addOn, pick, Service, Has.GetValueOrDefault(addOn.Id)) is { } unfit)
            {
                return unfit;
            }

            made.Add(SpaceService.OrderAddOn(Service, addOn.Type, addOn.Id, addOn.Name, addOn.Prices.First(price => price.Cycle == pick.Cycle).In(addOn.Currency!), pick.Quantity, actor, now));
            if (made[^1] is { Renews: true, Cycle: { } cycle } renewing && AddOnAnchor.For(cycle, Service, now.Today) is { } anchor)
            {
                renewing.Align(anchor, now.Today);
            }

            if (AddOnRules.ValidateEnd(made[^1], Service, now.Today) is { } past)
            {
                return past;
            }
        }

        return made;
    }
}
