using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>When a customer can ask for a cancellation.</summary>
internal static class CancellationRules
{
    /// <summary>Why a request is refused, or null.</summary>
    public static Failure? Validate(SpaceService service, bool atEndOfTerm, IEnumerable<ScheduledAction> open) =>
        ServiceLifecycle.Validate(ServiceAction.Cancel, new ServiceFacts(service.Id, service.Name, service.Status), parent: null, []) is { } refused ? refused
        : open.FirstOrDefault(other => other.Action is ServiceAction.Cancel) is { } same
            ? same.State is ScheduleState.Requested ? new CancellationRefusal.AskedAlready() : new CancellationRefusal.ScheduledAlready(same.On)
        : atEndOfTerm && service.TermEndsOn is null ? new CancellationRefusal.NoTermThatEnds()
        : null;

    /// <summary>"now", "at the end of the term".</summary>
    public static string When(ScheduledAction request) => request.On is null ? ScheduleRules.When(null) : "now";
}
