using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Services;

/// <summary>How a service begins here that ran elsewhere before.</summary>
public sealed partial class SpaceService
{
    /// <summary>
    /// Since when it waits for somebody to start its billing: an import brought it, and until then the monitor asks no money for it.
    /// Null for one whose billing began.
    /// </summary>
    public DateTimeOffset? AwaitsBillingSince { get; private set; }

    /// <summary>
    /// A service that ran elsewhere until now. What is not known of its past is not invented: before today's status
    /// there is one Active span, and only when its start is known, and there is one term: the one that runs today.
    /// </summary>
    public static SpaceService Import(Customer customer, ServiceType type, ImportedService data, SpaceService? parent, Actor actor, LocalNow local)
    {
        var now = local.Instant;
        var start = Past(data.StartsOn, now);
        var service = new SpaceService(customer, type, data.Name, start)
        {
            Status = data.Status,
            ChangedAt = now,
            ExternalId = data.ExternalId,
            Cycle = data.Cycle,
            RecurringFee = data.RecurringFee,
            Currency = data.Currency,
            Quantity = data.Quantity,
            StartsOn = data.StartsOn,
            EndsOn = data.EndsOn,
        };
        service.Extend(parent);
        service.BeginImportedLifecycle(start, actor, now);
        if (service.Status is ServiceStatus.Active)
        {
            service.OpenRunning(local);
        }

        return service;
    }

    /// <summary>That the monitor asks no money for it before somebody starts its billing.</summary>
    internal void AwaitBilling(DateTimeOffset now) => AwaitsBillingSince = now;

    /// <summary>The term that holds today, of a service that ran elsewhere until now: paid there, counted from its start.</summary>
    private Term OpenRunning(LocalNow now)
    {
        AnchorOn = StartsOn < now.Today ? StartsOn : now.Today; // it runs, so its term does not begin in days to come
        var term = Open(Cycle is { } cycle && Renews ? cycle.BorderUpTo(AnchorOn.Value, now.Today) : AnchorOn.Value, now, AnchorOn);
        InvoicedTerm = TermNumber;
        return term;
    }

    private void BeginImportedLifecycle(DateTimeOffset start, Actor actor, DateTimeOffset now)
    {
        var since = Status switch
        {
            ServiceStatus.Suspended => now, // when it was is not known
            ServiceStatus.Cancelled => Past(EndsOn, now),
            _ => start,
        };
        if (Status is ServiceStatus.Suspended or ServiceStatus.Cancelled && StartsOn is not null && start < since)
        {
            var running = new LifecycleRecord(ServiceStatus.Active, start, "Import", actor, reason: null);
            running.End(since);
            _lifecycle.Add(running);
        }

        _lifecycle.Add(new LifecycleRecord(Status, since, "Import", actor, reason: null));
        if (Status is ServiceStatus.Suspended)
        {
            SuspensionSource = Services.SuspensionSource.Manual;
            SuspendedAt = since;
        }

        CreatedAt = since < start ? since : start;
    }

    // A day still to come is kept as a date, but nothing can have happened on it yet.
    private static DateTimeOffset Past(DateOnly? day, DateTimeOffset now) =>
        day is { } known && Midnight(known) is var at && at < now ? at : now;

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
