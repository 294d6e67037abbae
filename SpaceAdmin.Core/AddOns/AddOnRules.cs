using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>What can be added to a service. Each says why not, or null.</summary>
internal static class AddOnRules
{
    /// <summary>About the service, whatever is to be added.</summary>
    public static Failure? ValidateService(SpaceService service) =>
        service.ParentId is not null ? new AddOnRefusal.NotExtended(service.Facts)
        : service.Status is not ServiceStatus.Active ? new AddOnRefusal.ServiceNotActive(service.Facts)
        : service.IsBeingCancelled ? new AddOnRefusal.ServiceBeingCancelled(service.Facts)
        : null;

    /// <summary>Why a new add-on is not paid for, or null: its service ends within the time.</summary>
    /// <param name="made">As it would be stored.</param>
    public static Failure? ValidateEnd(SpaceService made, SpaceService service, DateOnly today) =>
        service.AgreedEnd is { } end && made is { Renews: true, Cycle: { } cycle } && (made.Part?.EndsOn ?? cycle.BorderAfter(today, today)) > end
            ? new AddOnRefusal.PaidPastTheEnd(made.Name, service.Facts, end)
            : null;

    /// <summary>Whether it can be bought at all; who does not see it on sale never learns of it.</summary>
    public static bool IsOnSale(AddOn addOn, Reseller reseller) =>
        addOn is { OnSale: true, ArchivedAt: null, Prices.Count: > 0 } && addOn.Currency == reseller.Currency;

    /// <summary>Why an add-on does not fit.</summary>
    /// <param name="has">How many the service has already.</param>
    public static Failure? ValidateOffer(AddOn addOn, SpaceService service, int has) =>
        addOn.Plans.All(plan => plan.Id != service.PlanId) ? new AddOnRefusal.OtherPlan([.. addOn.Plans.Select(plan => plan.Name).Order(StringComparer.CurrentCultureIgnoreCase)])
        : has >= addOn.MaxQuantity ? new AddOnRefusal.HasAll(has, addOn.MaxQuantity)
        : addOn.Stock == 0 ? new AddOnRefusal.SoldOut()
        : null;

    public static int MaxOrder(AddOn addOn, int has) => Math.Max(0, Math.Min(addOn.MaxQuantity - has, addOn.Stock ?? int.MaxValue));

    /// <summary>Why it is not ordered in that quantity and for that cycle.</summary>
    public static Failure? ValidatePick(AddOn addOn, AddOnPick pick, SpaceService service, int has)
    {
        if (!IsOnSale(addOn, service.Reseller))
        {
            return new AddOnRefusal.NotOnSale(addOn.Name);
        }

        if (ValidateOffer(addOn, service, has) is { } refused)
        {
            return new AddOnRefusal.DoesNotFit(addOn.Name, refused);
        }

        if (addOn.Prices.FirstOrDefault(one => one.Cycle == pick.Cycle) is not { } price)
        {
            return new AddOnRefusal.CycleNotSold(addOn.Name, pick.Cycle);
        }

        return pick.Quantity < 1 ? new AddOnRefusal.TooFew(addOn.Name, pick.Quantity)
            : pick.Quantity > MaxOrder(addOn, has)
                ? addOn.Stock is { } left && left < addOn.MaxQuantity - has ? new AddOnRefusal.OutOfStock(addOn.Name, left) : new AddOnRefusal.TooMany(addOn.Name, addOn.MaxQuantity, has)
            : (Int128)Math.Max(price.SetupFee, price.RecurringFee) * pick.Quantity > Money.MaxMinor ? new AddOnRefusal.TooExpensive(addOn.Name)
            : null;
    }

    /// <summary>Why an add-on is not given up by its customer alone.</summary>
    public static Failure? ValidateRemoval(SpaceService addOn) =>
        addOn.ParentId is null ? new AddOnRefusal.NotGivenUp(addOn.Facts)
        : addOn.Status is ServiceStatus.Cancelled ? new AddOnRefusal.CancelledAlready(addOn.Facts)
        : addOn.Status is ServiceStatus.Ordered ? null
        : addOn.TermEndsOn is null ? new AddOnRefusal.NoTermToGiveUp(addOn.Facts)
        : addOn.Schedules.Any(schedule => schedule.Action is ServiceAction.Cancel) ? new AddOnRefusal.EndsAlready(addOn.Facts)
        : null;

    public static Failure? ValidateReduction(SpaceService addOn, int quantity, DateOnly today) =>
        addOn.ParentId is null ? new AddOnRefusal.NotReduced(addOn.Facts)
        : addOn.Status is not (ServiceStatus.Active or ServiceStatus.Suspended) ? new AddOnRefusal.NotReducedInStatus(addOn.Facts)
        : addOn.TermEndsOn is null ? new AddOnRefusal.NoTermForFewer(addOn.Facts)
        : addOn.TermEndsOn <= today ? new AddOnRefusal.TermEnded(addOn.Facts) // else nothing would ever be overdue
        : quantity < 1 || quantity >= addOn.Quantity ? new AddOnRefusal.NotFewer(addOn.Facts, addOn.Quantity)
        : null;
}
