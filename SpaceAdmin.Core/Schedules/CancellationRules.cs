using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>When a customer can ask for a cancellation.</summary>
internal static class CancellationRules
{
    /// <summary>The sentence that refuses a request, or null.</summary>
    public static string? Refusal(SpaceService service, bool atEndOfTerm, IEnumerable<ScheduledAction> open) =>
        ServiceLifecycle.Refusal(ServiceAction.Cancel, new ServiceFacts(service.Id, service.Name, service.Status), parent: null, []) is { } refused ? refused
        : open.FirstOrDefault(other => other.Action is ServiceAction.Cancel) is { } same
            ? same.State is ScheduleState.Requested ? "You asked for its cancellation already." : $"Its cancellation is scheduled already, {ScheduleRules.When(same.On)}."
        : atEndOfTerm && service.TermEndsOn is null ? "This service has no term that ends. Ask for its cancellation now."
        : null;

    /// <summary>"now", "at the end of the term".</summary>
    public static string When(ScheduledAction request) => request.On is null ? ScheduleRules.When(null) : "now";
}
