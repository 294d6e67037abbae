using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Services;

/// <summary>An action that is to happen to a service by itself later: on a day, or when its term ends.</summary>
public sealed class ScheduledAction : ICustomerOwned
{
    public const int OutcomeMaxLength = 500;

    private ScheduledAction() // EF
    {
    }

    /// <param name="state">Requested when its customer asks for it, else Pending.</param>
    internal ScheduledAction(SpaceService service, ServiceAction action, DateOnly? on, StatusReason reason, ScheduleState state, Actor actor, DateTimeOffset now)
    {
        ByCustomer = state is ScheduleState.Requested;
        ServiceId = service.Id;
        ResellerId = service.ResellerId;
        CustomerId = service.CustomerId;
        Action = action;
        On = on;
        Reason = reason.Text;
        ReasonIsPrivate = reason.IsPrivate;
        State = state;
        CreatedAt = ChangedAt = now;
        ActorUserId = actor.UserId;
        ActorName = actor.Name;
    }

    public int Id { get; private set; }

    public int ServiceId { get; private set; }

    public SpaceService Service { get; private set; } = null!;

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    /// <summary>Never Delete.</summary>
    public ServiceAction Action { get; private set; }

    /// <summary>The customer asked for it; who answered stands in the audit log.</summary>
    public bool ByCustomer { get; private set; }

    /// <summary>A day of the reseller's calendar; null for the end of the term, whenever that comes.</summary>
    public DateOnly? On { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The reason is for colleagues alone.</summary>
    public bool ReasonIsPrivate { get; private set; }

    public ScheduleState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it came into its <see cref="State"/>, or was last changed in it.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public int? ActorUserId { get; private set; }

    /// <summary>Who asked for it.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>Why it was refused, declined or undone, in words for people.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>What can be scheduled.</summary>
    public static IReadOnlyList<ServiceAction> Actions { get; } = [ServiceAction.Activate, ServiceAction.Suspend, ServiceAction.Cancel];

    /// <summary>It is still to come.</summary>
    public bool IsOpen => State is ScheduleState.Requested or ScheduleState.Pending;

    internal void Change(DateOnly? on, StatusReason reason, DateTimeOffset now)
    {
        On = on;
        Reason = reason.Text;
        ReasonIsPrivate = reason.IsPrivate;
        ChangedAt = now;
        Version++;
    }

    internal void Become(ScheduleState state, string? outcome, DateTimeOffset now)
    {
        State = state;
        Outcome = outcome is { Length: > OutcomeMaxLength } ? outcome[..OutcomeMaxLength] : outcome;
        ChangedAt = now;
        Version++;
    }
}
