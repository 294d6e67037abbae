using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>Why something is not scheduled, or not asked for.</summary>
public abstract record ScheduleRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record DeletionNotScheduled()
        : ScheduleRefusal("schedule.deletion", "A deletion cannot be scheduled: a service is activated, suspended or cancelled on a day.");

    public sealed record RequestWaits()
        : ScheduleRefusal("schedule.request-waits", "The customer asks for its cancellation already. Accept that, or decline it first.");

    /// <param name="On">Null for the end of the term.</param>
    public sealed record ScheduledAlready(ServiceFacts Service, ServiceAction Action, DateOnly? On)
        : ScheduleRefusal("schedule.scheduled-already", $"Service {Service} is to be {Action.PastTense()} already, {ScheduleRules.When(On)}. Change that instead.");

    public sealed record NeedsDay() : ScheduleRefusal("schedule.needs-day", "Only a cancellation waits for the end of the term. Choose a day.");

    public sealed record NoTermThatEnds(ServiceFacts Service)
        : ScheduleRefusal("schedule.no-term-that-ends", $"Service {Service} has no term that ends. Choose a day.");

    /// <param name="Status">Its status by then, after all that is scheduled before.</param>
    public sealed record NotInStatusByThen(ServiceFacts Service, ServiceStatus Status, DateOnly Day, ServiceAction Action) : ScheduleRefusal(
        "schedule.not-in-status-by-then",
        string.Create(CultureInfo.InvariantCulture, $"Service {Service} is {Status} by {Day:d MMM yyyy}, as scheduled, and cannot be {Action.PastTense()} then."));
}

/// <summary>Why a customer does not ask for a cancellation.</summary>
public abstract record CancellationRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record AskedAlready() : CancellationRefusal("cancellation.asked-already", "You asked for its cancellation already.");

    /// <param name="On">Null for the end of the term.</param>
    public sealed record ScheduledAlready(DateOnly? On)
        : CancellationRefusal("cancellation.scheduled-already", $"Its cancellation is scheduled already, {ScheduleRules.When(On)}.");

    public sealed record NoTermThatEnds()
        : CancellationRefusal("cancellation.no-term-that-ends", "This service has no term that ends. Ask for its cancellation now.");

    public sealed record NothingToWithdraw()
        : CancellationRefusal("cancellation.nothing-to-withdraw", "There is no request of yours to withdraw any more.");
}
