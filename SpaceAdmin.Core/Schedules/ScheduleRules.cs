using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>What can be scheduled: what the table of the life-cycle allows on that day, after all that is scheduled before it.</summary>
internal static class ScheduleRules
{
    /// <summary>Why a schedule is refused, or null.</summary>
    /// <param name="on">Null for the end of the term.</param>
    /// <param name="open">What is scheduled or asked for already, without the one that is changed.</param>
    public static Failure? Validate(SpaceService service, ServiceAction action, DateOnly? on, IReadOnlyCollection<ScheduledAction> open, DateOnly today)
    {
        if (action is ServiceAction.Delete)
        {
            return new ScheduleRefusal.DeletionNotScheduled();
        }

        if (open.FirstOrDefault(other => other.Action == action) is { } same)
        {
            return same.State is ScheduleState.Requested
                ? new ScheduleRefusal.RequestWaits()
                : new ScheduleRefusal.ScheduledAlready(Facts(service), action, same.On);
        }

        return on is { } day
            ? Common.Calendar.ValidateFuture(day, today) ?? ValidateStatus(service, action, day, open)
            : ValidateTerm(service, action) ?? ValidateStatus(service, action, service.TermEndsOn!.Value, open);
    }

    /// <summary>"on 30 Nov 2026", "at the end of the term".</summary>
    public static string When(DateOnly? on) => on is { } day ? string.Create(CultureInfo.InvariantCulture, $"on {day:d MMM yyyy}") : "at the end of the term";

    private static Failure? ValidateTerm(SpaceService service, ServiceAction action) =>
        action is not ServiceAction.Cancel ? new ScheduleRefusal.NeedsDay()
        : service.TermEndsOn is null ? new ScheduleRefusal.NoTermThatEnds(Facts(service))
        : null;

    private static Failure? ValidateStatus(SpaceService service, ServiceAction action, DateOnly day, IReadOnlyCollection<ScheduledAction> open)
    {
        var status = service.Status;
        foreach (var before in open
            .Where(other => other.State is ScheduleState.Pending && (other.On ?? service.TermEndsOn) <= day)
            .OrderBy(other => other.On ?? service.TermEndsOn).ThenBy(other => other.Id))
        {
            status = ServiceLifecycle.Next(status, before.Action)?.To ?? status;
        }

        return ServiceLifecycle.Next(status, action) is not null ? null
            : status == service.Status ? new ServiceRefusal.NotInStatus(Facts(service), action)
            : new ScheduleRefusal.NotInStatusByThen(Facts(service), status, day, action);
    }

    private static ServiceFacts Facts(SpaceService service) => new(service.Id, service.Name, service.Status);
}
