using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What is to come for a service, and what the viewer may do about it.</summary>
/// <param name="Today">In the reseller's calendar: all these days are.</param>
/// <param name="TermEndsOn">Null for one that never ends by itself.</param>
/// <param name="DueOn">By when what is owed for it is to be paid; null while nothing is owed.</param>
/// <param name="HoldUntil">The monitor leaves it alone before this day; null when it does not, or not any more.</param>
/// <param name="Schedules">The newest first.</param>
/// <param name="Schedulable">What the viewer may schedule.</param>
public sealed record ServiceOutlook(
    DateOnly Today,
    DateOnly? TermEndsOn,
    DateOnly? DueOn,
    DateOnly? HoldUntil,
    string? HoldReason,
    bool MayHold,
    IReadOnlyList<ScheduleRow> Schedules,
    IReadOnlyList<ServiceAction> Schedulable,
    IReadOnlyList<ServiceMark> Marks)
{
    /// <summary>What the customer asks for and nobody has answered.</summary>
    public ScheduleRow? Request => Schedules.FirstOrDefault(schedule => schedule.State is ScheduleState.Requested);
}

/// <summary>Something that is scheduled, was, or is asked for.</summary>
/// <param name="On">Null for the end of the term.</param>
/// <param name="MayChange">It is still to come, and the viewer may change or undo it, or answer it.</param>
public sealed record ScheduleRow(
    int Id,
    int Version,
    ServiceAction Action,
    DateOnly? On,
    string? Reason,
    ScheduleState State,
    bool ByCustomer,
    string ActorName,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    string? Outcome,
    bool MayChange)
{
    /// <summary>The reason is for colleagues alone.</summary>
    public bool ReasonIsPrivate { get; init; }

    public bool IsOpen => State is ScheduleState.Requested or ScheduleState.Pending;
}

/// <summary>A term that ends, for the timeline.</summary>
/// <param name="EndsOn">The day after its last.</param>
/// <param name="Fee">Null when it is free.</param>
public sealed record TermSpan(int Number, DateOnly StartsOn, DateOnly EndsOn, Money? Fee);
