using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Services;

/// <summary>One thing that a customer bought. Its key is the Service #, which is never given twice.</summary>
public sealed class SpaceService : ICustomerOwned
{
    public const int NameMaxLength = 200;
    public const int ReasonMaxLength = 500;
    public const int ExternalIdMaxLength = 200;
    public const int MaxQuantity = 1_000_000;

    private readonly List<SpaceService> _addOns = [];
    private readonly List<LifecycleRecord> _lifecycle = [];

    private SpaceService() // EF
    {
    }

    private SpaceService(Customer customer, ServiceType type, string name, DateTimeOffset createdAt)
    {
        Customer = customer;
        CustomerId = customer.Id;
        ResellerId = customer.ResellerId;
        UserName = customer.UserName;
        Type = type;
        TypeId = type.Id;
        Name = name;
        CreatedAt = ChangedAt = createdAt;
        ExternalId = Guid.CreateVersion7().ToString();
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public Reseller Reseller { get; private set; } = null!;

    public int CustomerId { get; private set; }

    public Customer Customer { get; private set; } = null!;

    /// <summary>The customer's user name, kept here as well so that an index can sort the grid by it.</summary>
    public string UserName { get; private set; } = "";

    public int TypeId { get; private set; }

    public ServiceType Type { get; private set; } = null!;

    public int? ParentId { get; private set; }

    /// <summary>The service that this one extends.</summary>
    public SpaceService? Parent { get; private set; }

    public IReadOnlyList<SpaceService> AddOns => _addOns;

    public string Name
    {
        get;
        private set => field = value.Trim() is { Length: > 0 and <= NameMaxLength } trimmed
            ? trimmed
            : throw new ArgumentException($"A service's name has 1 to {NameMaxLength} characters.", nameof(value));
    } = null!;

    public ServiceStatus Status { get; private set; }

    /// <summary>Set while Suspended.</summary>
    public SuspensionSource? SuspensionSource { get; private set; }

    /// <summary>Set while Suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>Why it is in its status, in the words of whoever put it there.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Grows with every change; a command names the one that it was made from.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>What another system calls it, unique within the reseller; made up here for one that began here.</summary>
    public string ExternalId { get; private set; } = null!;

    public Cycle? Cycle { get; private set; }

    /// <summary>In minor units of <see cref="Currency"/>, for one <see cref="Cycle"/>.</summary>
    public long? RecurringFee { get; private set; }

    public string? Currency { get; private set; }

    public int Quantity { get; private set; } = 1;

    public DateOnly? StartsOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    /// <summary>The spans that were loaded; the last one is open.</summary>
    public IReadOnlyList<LifecycleRecord> Lifecycle => _lifecycle;

    private ServiceFacts Facts => new(Id, Name, Status);

    /// <summary>A new service, waiting to be activated.</summary>
    public static SpaceService Order(Customer customer, ServiceType type, string name, SpaceService? parent, Actor actor, DateTimeOffset now)
    {
        var service = new SpaceService(customer, type, name, now) { Status = ServiceStatus.Ordered };
        service.Extend(parent);
        service._lifecycle.Add(new LifecycleRecord(ServiceStatus.Ordered, now, "Order", actor, reason: null));
        return service;
    }

    /// <summary>
    /// A service that ran elsewhere until now. What is not known of its past is not invented: before today's status
    /// there is one Active span, and only when its start is known.
    /// </summary>
    public static SpaceService Import(Customer customer, ServiceType type, ImportedService data, SpaceService? parent, Actor actor, DateTimeOffset now)
    {
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
        return service;
    }

    /// <summary>
    /// Applies <paramref name="action"/> to this service and to the add-ons that follow it, or says why it cannot and
    /// changes nothing. Needs its parent, its add-ons and everybody's open span loaded.
    /// </summary>
    /// <returns>The services that changed, this one first.</returns>
    public Result<IReadOnlyList<StatusChange>> Apply(
        ServiceAction action, string? reason, SuspensionSource source, Actor actor, DateTimeOffset now)
    {
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (reason is { Length: > ReasonMaxLength })
        {
            return new Failure.Rejected($"A reason has at most {ReasonMaxLength} characters; this one has {reason.Length}.");
        }

        if (ServiceLifecycle.Refusal(action, Facts, Parent?.Facts, _addOns.Select(addOn => addOn.Facts)) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        List<StatusChange> changes = [Move(action, reason, source, actor, now)];
        foreach (var addOn in _addOns.Where(addOn => ServiceLifecycle.Follows(action, addOn.Status, addOn.SuspensionSource)))
        {
            changes.Add(addOn.Move(action, $"With service #{Id}" + (reason is null ? "" : $": {reason}"), Services.SuspensionSource.Parent, actor, now));
        }

        return changes;
    }

    private StatusChange Move(ServiceAction action, string? reason, SuspensionSource source, Actor actor, DateTimeOffset now)
    {
        var from = Status;
        var change = ServiceLifecycle.Next(from, action)
            ?? throw new InvalidOperationException($"{action} of {Facts} was not checked before.");
        if (change.To is { } to)
        {
            var at = _lifecycle[^1].End(now);
            reason = reason is { Length: > ReasonMaxLength } ? reason[..ReasonMaxLength] : reason;
            _lifecycle.Add(new LifecycleRecord(to, at, action.ToString(), actor, reason));
            Status = to;
            Reason = reason;
            SuspensionSource = to is ServiceStatus.Suspended ? source : null;
            SuspendedAt = to is ServiceStatus.Suspended ? at : null;
            EndsOn = to is ServiceStatus.Cancelled ? DateOnly.FromDateTime(at.UtcDateTime)
                : from is ServiceStatus.Cancelled ? null
                : EndsOn;
            ChangedAt = at;
        }

        Version++;
        return new StatusChange(this, from, change.To, reason);
    }

    private void Extend(SpaceService? parent)
    {
        if (parent is null)
        {
            return;
        }

        if (parent.ParentId is not null || parent.Parent is not null)
        {
            throw new ArgumentException($"{parent.Facts} is an add-on itself and cannot be extended.", nameof(parent));
        }

        if (parent.CustomerId != CustomerId)
        {
            throw new ArgumentException($"{parent.Facts} belongs to another customer.", nameof(parent));
        }

        if (!ServiceLifecycle.MayHold(Status, parent.Status))
        {
            throw new ArgumentException($"{parent.Facts} is {parent.Status}; an add-on of it cannot be {Status}.", nameof(parent));
        }

        Parent = parent;
        ParentId = parent.Id;
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
