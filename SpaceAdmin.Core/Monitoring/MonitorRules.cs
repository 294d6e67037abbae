using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>On which day something is to happen to a service. Days are those of its reseller's calendar.</summary>
internal static class MonitorRules
{
    public static DateOnly IssueOn(DateOnly nextTermOn, MonitorDays days) => nextTermOn.AddDays(-days.Issue);

    public static DateOnly CancelOn(DateOnly suspendedOn, DateOnly? holdUntil, MonitorDays days) => Later(suspendedOn.AddDays(days.Cancel), holdUntil);

    /// <summary>Null for never.</summary>
    public static DateOnly? LapseOn(DateOnly unpaidSince, DateOnly? holdUntil, MonitorDays days) => days.Lapse == 0 ? null : Later(unpaidSince.AddDays(days.Lapse), holdUntil);

    /// <summary>Whether what it waits for is its payment, and that has come.</summary>
    public static bool WaitsForActivation(SpaceService service) => service.AwaitsActivationSince is not null
        && service is { Status: ServiceStatus.Ordered } or { Status: ServiceStatus.Suspended, SuspensionSource: SuspensionSource.Overdue };

    private static DateOnly Later(DateOnly day, DateOnly? hold) => hold is { } until && until > day ? until : day;
}
