using System.Globalization;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>What can be scheduled: what the table of the life-cycle allows on that day, after all that is scheduled before it.</summary>
internal static class ScheduleRules
{
    /// <summary>The sentence that refuses a schedule, or null.</summary>
    /// <param name="on">Null for the end of the term.</param>
    /// <param name="open">What is scheduled or asked for already, without the one that is changed.</param>
    public static string? Refusal(SpaceService service, ServiceAction action, DateOnly? on, IReadOnlyCollection<ScheduledAction> open, DateOnly today)
    {
        if (action is ServiceAction.Delete)
        {
            return "A deletion cannot be scheduled: a service is activated, suspended or cancelled on a day.";
        }

        if (open.FirstOrDefault(other => other.Action == action) is { } same)
        {
            return same.State is ScheduleState.Requested
                ? "The customer asks for its cancellation already. Accept that, or decline it first."
                : $"Service {Facts(service)} is to be {action.Done()} already, {When(same.On)}. Change that instead.";
        }

        return on is { } day
            ? Common.Calendar.FutureRefusal(day, today) ?? StatusRefusal(service, action, day, open)
            : TermRefusal(service, action) ?? StatusRefusal(service, action, service.TermEndsOn!.Value, open);
    }

    /// <summary>"on 30 Nov 2026", "at the end of the term".</summary>
    public static string When(DateOnly? on) => on is { } day ? string.Create(CultureInfo.InvariantCulture, $"on {day:d MMM yyyy}") : "at the end of the term";

    private static string? TermRefusal(SpaceService service, ServiceAction action) =>
        action is not ServiceAction.Cancel ? "Only a cancellation waits for the end of the term. Choose a day."
        : service.TermEndsOn is null ? $"Service {Facts(service)} has no term that ends. Choose a day."
        : null;

    private static string? StatusRefusal(SpaceService service, ServiceAction action, DateOnly day, IReadOnlyCollection<ScheduledAction> open)
    {
        var status = service.Status;
        foreach (var before in open
            .Where(other => other.State is ScheduleState.Pending && (other.On ?? service.TermEndsOn) <= day)
            .OrderBy(other => other.On ?? service.TermEndsOn).ThenBy(other => other.Id))
        {
            status = ServiceLifecycle.Next(status, before.Action)?.To ?? status;
        }

        return ServiceLifecycle.Next(status, action) is not null ? null
            : status == service.Status ? $"Service {Facts(service)} is {status} and cannot be {action.Done()}."
            : string.Create(CultureInfo.InvariantCulture, $"Service {Facts(service)} is {status} by {day:d MMM yyyy}, as scheduled, and cannot be {action.Done()} then.");
    }

    private static ServiceFacts Facts(SpaceService service) => new(service.Id, service.Name, service.Status);
}
