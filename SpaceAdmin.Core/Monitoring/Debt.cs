using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>What is owed for a service, and what its customer knows of the suspension that follows. Days are those of its reseller's calendar.</summary>
/// <param name="WarnedFor">The due day for which the customer was warned.</param>
/// <param name="SuspendsOn">The day of the suspension, as that warning told it.</param>
internal readonly record struct Debt(DateOnly DueOn, DateOnly? HoldUntil, DateOnly? WarnedFor, DateOnly? SuspendsOn)
{
    /// <summary>Whether the customer knows the day. A hold beyond it asks for another warning.</summary>
    public bool IsWarned => WarnedFor == DueOn && SuspendsOn is { } told && !(HoldUntil > told);

    /// <summary>Null while nothing is owed.</summary>
    public static Debt? Of(SpaceService service) =>
        service.DueOn is { } due ? new Debt(due, service.HoldUntil, service.WarnedFor, service.SuspendsOn) : null;

    /// <summary>From this day on the customer is warned, however late that is; null when it was, or is to be suspended without.</summary>
    public DateOnly? WarnOn(MonitorDays days) => days.Warn == 0 || IsWarned ? null : EarliestSuspension(days).AddDays(-days.Warn);

    /// <summary>The day of the suspension that a warning on <paramref name="today"/> tells: a late warning moves it.</summary>
    public DateOnly SuspendOnWhenWarned(DateOnly today, MonitorDays days) => Later(EarliestSuspension(days), today.AddDays(days.Warn));

    /// <summary>From this day on the service is suspended; null until its customer was warned of it.</summary>
    public DateOnly? SuspendOn(MonitorDays days) =>
        days.Warn == 0 ? EarliestSuspension(days)
        : IsWarned ? Later(EarliestSuspension(days), SuspendsOn)
        : null;

    /// <summary>As if nobody had held it, and its customer had been warned: what a pass that tells of held services looks at.</summary>
    public Debt WithoutHold() => HoldUntil is null ? this : new Debt(DueOn, null, DueOn, DueOn);

    private DateOnly EarliestSuspension(MonitorDays days) => Later(DueOn.AddDays(days.Suspend), HoldUntil);

    private static DateOnly Later(DateOnly day, DateOnly? other) => other is { } until && until > day ? until : day;
}
