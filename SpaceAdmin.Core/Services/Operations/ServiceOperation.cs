using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Services;

/// <summary>
/// An action that the outside has to confirm before it counts: who wanted what and why, for a service and the add-ons that
/// follow it. Its steps are messages of the outbox, of which one is under way at a time.
/// </summary>
public sealed class ServiceOperation : ICustomerOwned
{
    private ServiceOperation() // EF
    {
    }

    internal ServiceOperation(SpaceService service, ServiceAction action, StatusReason reason, SuspensionSource source, Actor actor, DateTimeOffset now)
    {
        ServiceId = service.Id;
        ResellerId = service.ResellerId;
        CustomerId = service.CustomerId;
        Action = action;
        Source = source;
        TellsCustomer = !reason.IsSilent;
        BegunAt = now;
        Reason = SpaceService.TrimReason(reason.Text);
        ReasonIsPrivate = reason.IsPrivate;
        ActorUserId = actor.UserId;
        ActorName = actor.Name;
        ActorScope = actor.Scope;
        OnBehalfOf = actor.OnBehalfOf;
    }

    public long Id { get; private set; }

    /// <summary>The service that the action is for; its add-ons go along. Not a foreign key: the history outlives the service.</summary>
    public int ServiceId { get; private set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    public ServiceAction Action { get; private set; }

    public SuspensionSource Source { get; private set; }

    public string? Reason { get; private set; }

    public bool ReasonIsPrivate { get; private set; }

    /// <summary>Whether the customer gets a mail when it is done.</summary>
    public bool TellsCustomer { get; private set; }

    public DateTimeOffset BegunAt { get; private set; }

    public int? ActorUserId { get; private set; }

    public string ActorName { get; private set; } = "";

    public Scope ActorScope { get; private set; }

    public string? OnBehalfOf { get; private set; }

    /// <summary>Whether it takes something away for what is unpaid: without the debt it has no reason.</summary>
    public bool IsForDebt => Source is SuspensionSource.Overdue && Action is not ServiceAction.Activate;

    /// <summary>Who wanted it, for the records that its confirmation writes. Holds no permission: it was asked for those when it began.</summary>
    internal Actor Actor => new(ActorUserId, ActorName, ActorScope, ActorScope is Scope.Platform ? null : ResellerId, ActorScope is Scope.Customer ? CustomerId : null, new HashSet<string>()) { OnBehalfOf = OnBehalfOf };

    internal StatusReason StatusReason => new(Reason, ReasonIsPrivate) { IsSilent = !TellsCustomer };
}
