using System.Globalization;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>What can be added to a service. Each is a sentence that refuses it, or null.</summary>
internal static class AddOnRules
{
    /// <summary>About the service, whatever is to be added.</summary>
    public static string? ServiceRefusal(SpaceService service) =>
        service.ParentId is not null ? $"{Facts(service)} is an add-on itself, and cannot be extended."
        : service.Status is not ServiceStatus.Active ? $"{Facts(service)} is {service.Status}. Add-ons can be ordered while it is Active."
        : null;

    /// <summary>Whether it can be bought at all; who does not see it on sale never learns of it.</summary>
    public static bool IsOnSale(AddOn addOn, Reseller reseller) =>
        addOn is { OnSale: true, ArchivedAt: null, Prices.Count: > 0 } && addOn.Currency == reseller.Currency;

    /// <summary>Why an add-on does not fit.</summary>
    /// <param name="has">How many the service has already.</param>
    public static string? OfferRefusal(AddOn addOn, SpaceService service, int has) =>
        addOn.Plans.All(plan => plan.Id != service.PlanId) ? $"Comes with {PlansOf(addOn)}."
        : has >= addOn.MaxQuantity ? addOn.MaxQuantity == 1 ? "You have it already." : Text($"You have {has} already, and a service has at most {addOn.MaxQuantity}.")
        : addOn.Stock == 0 ? "Sold out."
        : null;

    public static int Most(AddOn addOn, int has) => Math.Max(0, Math.Min(addOn.MaxQuantity - has, addOn.Stock ?? int.MaxValue));

    /// <summary>Why it is not ordered in that quantity and for that cycle.</summary>
    public static string? PickRefusal(AddOn addOn, AddOnPick pick, SpaceService service, int has)
    {
        if (!IsOnSale(addOn, service.Reseller))
        {
            return $"“{addOn.Name}” is not on sale any more.";
        }

        if (OfferRefusal(addOn, service, has) is { } refused)
        {
            return $"“{addOn.Name}”: {refused}";
        }

        if (addOn.Prices.FirstOrDefault(one => one.Cycle == pick.Cycle) is not { } price)
        {
            return $"“{addOn.Name}” is not sold {(pick.Cycle is { } cycle ? $"for {cycle}" : "once")} any more.";
        }

        return pick.Quantity < 1 ? $"“{addOn.Name}”: order 1 or more, not {pick.Quantity.ToString(CultureInfo.InvariantCulture)}."
            : pick.Quantity > Most(addOn, has) ? $"“{addOn.Name}”: {(addOn.Stock < addOn.MaxQuantity - has ? Text($"only {addOn.Stock} are left.") : Text($"a service has at most {addOn.MaxQuantity}{(has > 0 ? Text($", and yours has {has}") : "")}."))}"
            : (Int128)Math.Max(price.SetupFee, price.RecurringFee) * pick.Quantity > Money.MaxMinor ? $"“{addOn.Name}”: the price of so many is more than an amount can be."
            : null;
    }

    /// <summary>Why an add-on is not given up by its customer alone.</summary>
    public static string? RemovalRefusal(SpaceService addOn) =>
        addOn.ParentId is null ? $"{Facts(addOn)} is no add-on. Ask for its cancellation instead."
        : addOn.Status is ServiceStatus.Cancelled ? $"{Facts(addOn)} is Cancelled already."
        : addOn.Status is ServiceStatus.Ordered ? null
        : addOn.TermEndsOn is null ? $"{Facts(addOn)} has no term that ends. Ask for its cancellation instead."
        : addOn.Schedules.Any(schedule => schedule.Action is ServiceAction.Cancel) ? $"{Facts(addOn)} is to be cancelled already."
        : null;

    public static string? ReductionRefusal(SpaceService addOn, int quantity, DateOnly today) =>
        addOn.ParentId is null ? $"{Facts(addOn)} is no add-on: its quantity is its reseller's to change."
        : addOn.Status is not (ServiceStatus.Active or ServiceStatus.Suspended) ? $"{Facts(addOn)} is {addOn.Status}, and its quantity cannot be changed."
        : addOn.TermEndsOn is null ? $"{Facts(addOn)} has no term that ends, after which there could be fewer."
        : addOn.TermEndsOn <= today ? $"The term of {Facts(addOn)} has ended. Pay for the next one first." // else nothing would ever be overdue
        : quantity < 1 || quantity >= addOn.Quantity ? Text($"{Facts(addOn)} has {addOn.Quantity}: it can be reduced to {(addOn.Quantity > 2 ? Text($"1 to {addOn.Quantity - 1}") : addOn.Quantity == 2 ? "1" : "no less, only be removed")}. Order more on the page of add-ons.")
        : null;

    public static string Name(SpaceService service) => Text($"#{service.Id} “{service.Name}”");

    public static string Facts(SpaceService service) => $"Service {Name(service)}";

    private static string PlansOf(AddOn addOn) => addOn.Plans.Select(plan => plan.Name).Order(StringComparer.CurrentCultureIgnoreCase).ToList() switch
    {
        [] => "no plan yet",
        [var only] => $"the plan {only}",
        [.. var some, var last] => $"the plans {string.Join(", ", some)} and {last}",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
