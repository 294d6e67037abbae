using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>Why something was not done with a service.</summary>
public abstract record ServiceRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    /// <summary>A service that is cancelled has nothing to hold.</summary>
    public sealed record NothingToHold(ServiceFacts Service)
        : ServiceRefusal("service.nothing-to-hold", $"Service {Service} is {Service.Status}: there is nothing to hold.");

    public sealed record HoldNeedsReason()
        : ServiceRefusal("service.hold-needs-reason", "Say why it is held, so that colleagues know.");

    /// <summary>For a reason that is too long.</summary>
    public sealed record ReasonTooLong(int Length)
        : ServiceRefusal("service.reason-too-long", string.Create(CultureInfo.InvariantCulture, $"A reason has at most {SpaceService.ReasonMaxLength} characters; this one has {Length}."));

    public sealed record NotInStatus(ServiceFacts Service, ServiceAction Action)
        : ServiceRefusal("service.not-in-status", $"Service {Service} is {Service.Status} and cannot be {Action.PastTense()}.");

    /// <summary>The outside works on that one.</summary>
    public sealed record UnderWay(ServiceFacts Service, ServiceAction Action)
        : ServiceRefusal("service.under-way", $"Service {Service} is being {Action.PastTense()}. Wait until that is done.");

    public sealed record ParentNotActive(ServiceFacts Service, ServiceFacts Parent)
        : ServiceRefusal("service.parent-not-active", $"Service {Service} extends {Parent}, which is {Parent.Status}. Activate that one first.");

    public sealed record AddOnNotCancelled(ServiceFacts Service, ServiceFacts AddOn)
        : ServiceRefusal("service.add-on-not-cancelled", $"Service {Service} cannot be deleted while its add-on {AddOn} is {AddOn.Status}. Cancel it first.");

    public sealed record Gone(int? Number) : ServiceRefusal("service.gone", $"The service #{Number} is gone: there is nothing left to do.");

    /// <summary>What got stuck is not what is to be done any more.</summary>
    public sealed record ChangedMeanwhile(ServiceFacts Service)
        : ServiceRefusal("service.changed-meanwhile", $"Something else was done with service {Service} meanwhile.");

    /// <summary>Another add-on would go along now, of which the outside was never told.</summary>
    public sealed record AddOnChangedMeanwhile(ServiceFacts AddOn)
        : ServiceRefusal("service.add-on-changed-meanwhile", $"Something else was done with service {AddOn} meanwhile. Give this up, and begin anew.");

    /// <summary>What was to be done for a debt is not done any more.</summary>
    /// <param name="Why">As a sentence.</param>
    public abstract record NotForDebt(string Name, ServiceFacts Service, ServiceAction Action, string Why)
        : ServiceRefusal(Name, $"Service {Service} was to be {Action.PastTense()} for what was unpaid. {Why} Give it up.");

    /// <summary>It was to be done for a debt that is not there any more, or that is held.</summary>
    public sealed record ReasonIsGone(ServiceFacts Service, ServiceAction Action, DateOnly? HeldUntil) : NotForDebt(
        "service.reason-is-gone",
        Service,
        Action,
        HeldUntil is { } day ? string.Create(CultureInfo.InvariantCulture, $"It is held until {day:yyyy-MM-dd}.") : "Nothing is owed for it any more.");

    public sealed record ResellerIsDisabled(ServiceFacts Service, ServiceAction Action)
        : NotForDebt("service.reseller-is-disabled", Service, Action, "Its reseller is disabled, and its services are left alone.");

    /// <summary>For the monitor, which does not decide about what the outside did not do.</summary>
    public sealed record WaitsInQueue(ServiceAction Action)
        : ServiceRefusal("service.waits-in-queue", $"{Action} was not done outside, and waits in the queue for somebody to decide");
}
