using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What suspended a service, and what people may say of it instead.</summary>
internal static class SuspensionRules
{
    /// <summary>What it can become; null where nothing can be changed: what follows another service goes on following it.</summary>
    public static SuspensionSource? Other(ServiceStatus status, SuspensionSource? source) => (status, source) switch
    {
        (ServiceStatus.Suspended, SuspensionSource.Overdue) => SuspensionSource.Manual,
        (ServiceStatus.Suspended, SuspensionSource.Manual or SuspensionSource.Scheduled) => SuspensionSource.Overdue,
        _ => null,
    };

    /// <summary>Why the change is refused, or null.</summary>
    /// <param name="inDebt">Only what is owed can be overdue: else the next run would lift it.</param>
    public static Failure? ValidateChange(ServiceFacts service, SuspensionSource? from, SuspensionSource to, bool inDebt, string? reason) =>
        service.Pending is { } action ? new ServiceRefusal.UnderWay(service, action)
        : Other(service.Status, from) != to ? new SuspensionRefusal.NotThisWay(service)
        : to is SuspensionSource.Overdue && !inDebt ? new SuspensionRefusal.NothingOverdue(service)
        : SpaceService.TrimReason(reason) is null ? new SuspensionRefusal.NeedsReason()
        : SpaceService.ValidateReason(reason);
}

/// <summary>Why it stays said what suspended a service.</summary>
public abstract record SuspensionRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record NotThisWay(ServiceFacts Service) : SuspensionRefusal(
        "suspension.not-this-way", $"Service {Service} is not suspended in a way that can be changed to this: what was suspended for a debt becomes one by hand, and the reverse.");

    public sealed record NothingOverdue(ServiceFacts Service)
        : SuspensionRefusal("suspension.nothing-overdue", $"Nothing is overdue for service {Service}: it cannot be suspended for a debt. Activate it instead.");

    public sealed record NeedsReason() : SuspensionRefusal("suspension.needs-reason", "Say why, so that colleagues know.");
}
