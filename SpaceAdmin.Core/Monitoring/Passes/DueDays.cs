namespace SpaceAdmin.Core.Monitoring;

/// <summary>The days by which a service, or a group of services with the same ones, is due for a pass.</summary>
internal sealed record DueDays
{
    public required int ResellerId { get; init; }

    public int? PlanId { get; init; }

    /// <summary>The number of a service that may have days of its own; null for a group that has those of its plan.</summary>
    public int? OwnDaysOf { get; init; }

    public DateOnly? NextTermOn { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? HoldUntil { get; init; }

    public DateOnly? WarnedFor { get; init; }

    public DateOnly? SuspendsOn { get; init; }

    public DateTimeOffset? SuspendedAt { get; init; }

    public DateOnly? NextQuantityOn { get; init; }

    public DateOnly? UnpaidSince { get; init; }

    /// <summary>Null while nothing is owed.</summary>
    public Debt? Debt => DueOn is { } due ? new Debt(due, HoldUntil, WarnedFor, SuspendsOn) : null;
}
