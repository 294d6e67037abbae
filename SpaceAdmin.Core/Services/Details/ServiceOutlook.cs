using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What is to come for a service, and what the viewer may do about it.</summary>
public sealed record ServiceOutlook
{
    /// <summary>In the reseller's calendar: all these days are.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Null for one that never ends by itself.</summary>
    public required DateOnly? TermEndsOn { get; init; }

    /// <summary>By when what is owed for it is to be paid; null while nothing is owed.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>The monitor leaves it alone before this day; null when it does not, or not any more.</summary>
    public required DateOnly? HoldUntil { get; init; }

    public required string? HoldReason { get; init; }

    public required bool MayHold { get; init; }

    /// <summary>What the viewer may say that its suspension is instead; null for nothing.</summary>
    public required SuspensionSource? OtherSource { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<ScheduleRow> Schedules { get; init; }

    /// <summary>What the viewer may schedule.</summary>
    public required IReadOnlyList<ServiceAction> Schedulable { get; init; }

    public required IReadOnlyList<ServiceMark> Marks { get; init; }

    /// <summary>What the customer asks for and nobody has answered.</summary>
    public ScheduleRow? Request => Schedules.FirstOrDefault(schedule => schedule.State is ScheduleState.Requested);
}

/// <summary>Something that is scheduled, was, or is asked for.</summary>
public sealed record ScheduleRow
{
    public required int Id { get; init; }

    public required int Version { get; init; }

    public required ServiceAction Action { get; init; }

    /// <summary>Null for the end of the term.</summary>
    public required DateOnly? On { get; init; }

    public required string? Reason { get; init; }

    public required ScheduleState State { get; init; }

    public required bool ByCustomer { get; init; }

    public required string ActorName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string? Outcome { get; init; }

    /// <summary>It is still to come, and the viewer may change or undo it, or answer it.</summary>
    public required bool MayChange { get; init; }

    /// <summary>The reason is for colleagues alone.</summary>
    public bool ReasonIsPrivate { get; init; }

    public bool IsOpen => State is ScheduleState.Requested or ScheduleState.Pending;
}

/// <summary>A term that ends, for the timeline.</summary>
/// <param name="EndsOn">The day after its last.</param>
/// <param name="Fee">Null when it is free.</param>
public sealed record TermSpan(int Number, DateOnly StartsOn, DateOnly EndsOn, Money? Fee);
