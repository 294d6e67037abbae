namespace SpaceAdmin.Core.Services;

/// <summary>What is agreed for days to come, and whether it ends by that.</summary>
public sealed partial class SpaceService
{
    private readonly List<ScheduledAction> _schedules = [];

    /// <summary>What was ever scheduled for it, as far as it was loaded.</summary>
    public IReadOnlyList<ScheduledAction> Schedules => _schedules;

    /// <summary>
    /// Whether it, or what it extends, is agreed to be cancelled before its next term starts: whoever pays for that would only be
    /// given the money back. Needs the open schedules of both loaded.
    /// </summary>
    internal bool EndsBeforeItsNextTerm => EndsBy(NextTermOn) || Parent?.EndsBy(NextTermOn) == true;

    /// <summary>The day on which it is agreed to be cancelled; null for none. Needs its open schedules loaded.</summary>
    internal DateOnly? AgreedEnd => _schedules.Where(schedule => schedule is { State: ScheduleState.Pending, Action: ServiceAction.Cancel }).Min(schedule => schedule.On ?? TermEndsOn);

    /// <summary>Whether that is on <paramref name="day"/> or before.</summary>
    internal bool EndsBy(DateOnly? day) => AgreedEnd <= day;
}
