using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Services;

/// <summary>One thing that a customer bought. Its key is the Service #, which is never given twice.</summary>
public sealed partial class SpaceService : ICustomerOwned
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

    /// <summary>What it was bought as; null for one that nobody put on a plan.</summary>
    public int? PlanId { get; private set; }

    /// <summary>What an add-on was ordered as; null for one that came from elsewhere.</summary>
    public int? AddOnId { get; private set; }

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

    /// <summary>The reason is for colleagues alone.</summary>
    public bool ReasonIsPrivate { get; private set; }

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

    internal ServiceFacts Facts => new(Id, Name, Status, PendingAction);

    /// <summary>A new service, waiting to be activated.</summary>
    /// <param name="price">What it costs, as it was checked; null for one that costs nothing.</param>
    public static SpaceService Order(
        Customer customer, ServiceType type, string name, SpaceService? parent, Actor actor, DateTimeOffset now, Price? price = null, int quantity = 1)
    {
        var service = new SpaceService(customer, type, name, now)
        {
            Status = ServiceStatus.Ordered,
            Cycle = price?.Cycle,
            SetupFee = price?.SetupFee,
            RecurringFee = price?.RecurringFee,
            Currency = price?.Currency,
            Quantity = quantity,
        };
        if (Math.Max(service.RecurringFee ?? 0, service.SetupFee ?? 0) > Money.MaxMinor / Math.Max(1, quantity))
        {
            throw new ArgumentException("The fee of all pieces is more than an amount can be.", nameof(quantity));
        }

        service.Extend(parent);
        service._lifecycle.Add(new LifecycleRecord(ServiceStatus.Ordered, now, "Order", actor, reason: null));
        return service;
    }

    /// <summary>Something from the catalogue that extends a service, waiting to be activated.</summary>
    internal static SpaceService OrderAddOn(SpaceService parent, ServiceType type, int addOnId, string name, Price price, int quantity, Actor actor, LocalNow now)
    {
        var service = Order(parent.Customer, type, name, parent, actor, now.Instant, price, quantity);
        service.AddOnId = addOnId;
        return service;
    }

    internal void PutOn(int? planId)
    {
        PlanId = planId;
        Version++;
    }

    /// <summary>Puts it together from parts that were loaded apart.</summary>
    internal void Join(Reseller reseller, SpaceService? parent)
    {
        Reseller = reseller;
        Parent = parent;
        parent?._addOns.Add(this);
    }

    internal void Continue(LifecycleRecord open) => _lifecycle.Add(open);

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
}
