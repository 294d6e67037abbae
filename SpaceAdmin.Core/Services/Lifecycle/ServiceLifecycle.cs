using SpaceAdmin.Core.Common;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Core.Services;

/// <summary>What an allowed action leads to.</summary>
/// <param name="To">The next status; null when the service is gone.</param>
public readonly record struct Transition(ServiceStatus? To);

/// <summary>The only place that knows which action is legal, and what it does to add-ons. Everything else asks.</summary>
public static class ServiceLifecycle
{
    /// <summary>Null when the table refuses <paramref name="action"/>.</summary>
    public static Transition? Next(ServiceStatus from, ServiceAction action) => (from, action) switch
    {
        (Ordered or Suspended or Cancelled, Activate) => new(Active),
        (Active, Suspend) => new(Suspended),
        (Ordered or Active or Suspended, Cancel) => new(Cancelled),
        (Ordered or Cancelled, Delete) => new(null),
        _ => null,
    };

    /// <summary>What a page offers for a service in this status, in the order of the buttons.</summary>
    public static IEnumerable<ServiceAction> AllowedFrom(ServiceStatus from) =>
        Enum.GetValues<ServiceAction>().Where(action => Next(from, action) is not null);

    /// <summary>Why <paramref name="action"/> is refused, or null when it may go ahead.</summary>
    public static Failure? Validate(ServiceAction action, ServiceFacts service, ServiceFacts? parent, IEnumerable<ServiceFacts> addOns)
    {
        if (UnderWay(service, parent, addOns) is { } busy)
        {
            return busy;
        }

        if (Next(service.Status, action) is null)
        {
            return new ServiceRefusal.NotInStatus(service, action);
        }

        return action switch
        {
            Activate when parent is { } extended && !MayHold(Active, extended.Status) => new ServiceRefusal.ParentNotActive(service, extended),
            Delete when addOns.FirstOrDefault(addOn => Next(addOn.Status, Delete) is null) is { } kept => new ServiceRefusal.AddOnNotCancelled(service, kept),
            _ => null,
        };
    }

    // An answer from outside must meet the services as they were when it was asked for.
    private static ServiceRefusal.UnderWay? UnderWay(ServiceFacts service, ServiceFacts? parent, IEnumerable<ServiceFacts> addOns) =>
        new[] { service, parent }.Concat(addOns).FirstOrDefault(one => one?.Pending is not null) is { Pending: { } pending } busy
            ? new ServiceRefusal.UnderWay(busy, pending)
            : null;

    /// <summary>Whether an add-on may be in a status under a parent in that one.</summary>
    public static bool MayHold(ServiceStatus addOn, ServiceStatus parent) => addOn is not Active || parent is Active;

    /// <summary>Whether an add-on goes along when <paramref name="action"/> happens to the service that it extends.</summary>
    public static bool Follows(ServiceAction action, ServiceStatus addOn, SuspensionSource? source) => action switch
    {
        Activate => addOn is Suspended && source is SuspensionSource.Parent,
        Suspend => addOn is Active,
        Cancel => addOn is not Cancelled,
        Delete => true,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}

/// <summary>What the rules need to know of a service.</summary>
/// <param name="Pending">What the outside is doing for it right now.</param>
public sealed record ServiceFacts(int Number, string Name, ServiceStatus Status, ServiceAction? Pending = null)
{
    public override string ToString() => $"#{Number} “{Name}”";
}
