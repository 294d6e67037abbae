using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>Why a customer does not extend a service, or does not give up what extends it.</summary>
public abstract record AddOnRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record NotExtended(ServiceFacts Service) : AddOnRefusal("add-on.not-extended", $"Service {Service} is an add-on itself, and cannot be extended.");

    public sealed record ServiceNotActive(ServiceFacts Service)
        : AddOnRefusal("add-on.service-not-active", $"Service {Service} is {Service.Status}. Add-ons can be ordered while it is Active.");

    public sealed record ServiceBeingCancelled(ServiceFacts Service)
        : AddOnRefusal("add-on.service-being-cancelled", $"Service {Service} is being cancelled. Nothing can be added to it.");

    /// <param name="End">The day on which the service is agreed to be cancelled.</param>
    public sealed record PaidPastTheEnd(string AddOn, ServiceFacts Service, DateOnly End)
        : AddOnRefusal("add-on.paid-past-the-end", string.Create(CultureInfo.InvariantCulture, $"“{AddOn}”: service {Service} is cancelled on {End:yyyy-MM-dd}, before the time ends that you would pay for."));

    public sealed record OtherPlan(IReadOnlyList<string> Plans) : AddOnRefusal("add-on.other-plan", $"Comes with {Describe(Plans)}.");

    /// <param name="Has">How many the service has already.</param>
    public sealed record HasAll(int Has, int Max)
        : AddOnRefusal("add-on.has-all", Max == 1 ? "You have it already." : $"You have {Has} already, and a service has at most {Max}.");

    public sealed record SoldOut() : AddOnRefusal("add-on.sold-out", "Sold out.");

    public sealed record NotOnSale(string AddOn) : AddOnRefusal("add-on.not-on-sale", $"“{AddOn}” is not on sale any more.");

    public sealed record DoesNotFit(string AddOn, Failure Why) : AddOnRefusal("add-on.does-not-fit", $"“{AddOn}”: {Why.Message}");

    /// <param name="Cycle">Null for once.</param>
    public sealed record CycleNotSold(string AddOn, Cycle? Cycle)
        : AddOnRefusal("add-on.cycle-not-sold", $"“{AddOn}” is not sold {(Cycle is { } cycle ? $"for {cycle}" : "once")} any more.");

    public sealed record TooFew(string AddOn, int Quantity) : AddOnRefusal("add-on.too-few", $"“{AddOn}”: order 1 or more, not {Quantity}.");

    public sealed record OutOfStock(string AddOn, int Left) : AddOnRefusal("add-on.out-of-stock", $"“{AddOn}”: only {Left} are left.");

    public sealed record TooMany(string AddOn, int Max, int Has)
        : AddOnRefusal("add-on.too-many", $"“{AddOn}”: a service has at most {Max}{(Has > 0 ? $", and yours has {Has}" : "")}.");

    public sealed record TooExpensive(string AddOn) : AddOnRefusal("add-on.too-expensive", $"“{AddOn}”: the price of so many is more than an amount can be.");

    public sealed record NothingPicked() : AddOnRefusal("add-on.nothing-picked", "Choose at least one add-on.");

    public sealed record PickedTwice() : AddOnRefusal("add-on.picked-twice", "Choose each add-on once, in the quantity that you want.");

    public sealed record KeyOutOfRange() : AddOnRefusal("add-on.key-out-of-range", $"An order has a key of its own, of 1 to {AddOnOrder.KeyMaxLength} characters.");

    public sealed record PriceChanged(Money Total, Money Seen)
        : AddOnRefusal("add-on.price-changed", $"The price changed while you were looking: it is {Total} now, and was {Seen}. Order again if you agree.");

    public sealed record NotGivenUp(ServiceFacts Service) : AddOnRefusal("add-on.not-given-up", $"Service {Service} is no add-on. Ask for its cancellation instead.");

    public sealed record CancelledAlready(ServiceFacts Service) : AddOnRefusal("add-on.cancelled-already", $"Service {Service} is Cancelled already.");

    public sealed record NoTermToGiveUp(ServiceFacts Service)
        : AddOnRefusal("add-on.no-term-to-give-up", $"Service {Service} has no term that ends. Ask for its cancellation instead.");

    public sealed record EndsAlready(ServiceFacts Service) : AddOnRefusal("add-on.ends-already", $"Service {Service} is to be cancelled already.");

    public sealed record NotReduced(ServiceFacts Service) : AddOnRefusal("add-on.not-reduced", $"Service {Service} is no add-on: its quantity is its reseller's to change.");

    public sealed record NotReducedInStatus(ServiceFacts Service)
        : AddOnRefusal("add-on.not-reduced-in-status", $"Service {Service} is {Service.Status}, and its quantity cannot be changed.");

    public sealed record NoTermForFewer(ServiceFacts Service)
        : AddOnRefusal("add-on.no-term-for-fewer", $"Service {Service} has no term that ends, after which there could be fewer.");

    public sealed record TermEnded(ServiceFacts Service) : AddOnRefusal("add-on.term-ended", $"The term of Service {Service} has ended. Pay for the next one first.");

    /// <param name="Has">How many it has.</param>
    public sealed record NotFewer(ServiceFacts Service, int Has) : AddOnRefusal(
        "add-on.not-fewer",
        $"Service {Service} has {Has}: it can be reduced to {(Has > 2 ? $"1 to {Has - 1}" : Has == 2 ? "1" : "no less, only be removed")}. Order more on the page of add-ons.");

    public sealed record NoChangeToCome(ServiceFacts Service) : AddOnRefusal("add-on.no-change-to-come", $"There is no change of the quantity of {Service} to come.");

    private static string Describe(IReadOnlyList<string> plans) => plans switch
    {
        [] => "no plan yet",
        [var only] => $"the plan {only}",
        _ => $"the plans {string.Join(", ", plans.SkipLast(1))} and {plans[^1]}",
    };
}
