using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Services;

/// <summary>Everything that the panel shows of one service, but its notes and its activity.</summary>
public sealed record ServiceDetails
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required ServicePlan? Plan { get; init; }

    public required ServiceStatus Status { get; init; }

    public required SuspensionSource? SuspensionSource { get; init; }

    public required string? Reason { get; init; }

    public required string User { get; init; }

    public required int CustomerId { get; init; }

    public required string Reseller { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required Cycle? Cycle { get; init; }

    public required Money? RecurringFee { get; init; }

    public required Money? SetupFee { get; init; }

    public required int Quantity { get; init; }

    public required DateOnly? EndsOn { get; init; }

    public required RelatedService? Parent { get; init; }

    public required IReadOnlyList<RelatedService> AddOns { get; init; }

    public required IReadOnlyList<LifecycleSpan> Lifecycle { get; init; }

    public required IReadOnlyList<TermSpan> Terms { get; init; }

    public required ServiceOutlook Outlook { get; init; }

    public required IReadOnlyList<OfferedAction> Actions { get; init; }

    /// <summary>The reason is for colleagues alone.</summary>
    public bool ReasonIsPrivate { get; init; }

    /// <summary>What the outside is asked for, or did not do; null while there is nothing of the kind.</summary>
    public OperationDetails? Operation { get; init; }
}

/// <summary>An action that the outside has to confirm.</summary>
/// <param name="IsStuck">The outside did not do it, and somebody has to decide.</param>
/// <param name="Steps">One for each service that the outside is asked for, in their order.</param>
public sealed record OperationDetails(ServiceAction Action, bool IsStuck, string ActorName, DateTimeOffset BegunAt, IReadOnlyList<OperationStep> Steps)
{
    /// <summary>The step that is under way or got stuck; null when none is.</summary>
    public OperationStep? Current => Steps.FirstOrDefault(step => step.Message.State is OutboxState.Pending or OutboxState.Failed);

    public int Done => Steps.Count(step => step.Message.State is OutboxState.Done or OutboxState.Recorded);
}

public sealed record OperationStep(int Number, string Name, OutboxRow Message);

/// <summary>The plan that a service is on.</summary>
public sealed record ServicePlan(int Id, string Name);

/// <summary>The service that another one extends, or one of its add-ons.</summary>
public sealed record RelatedService(int Number, string Name, ServiceStatus Status, SuspensionSource? SuspensionSource)
{
    public IReadOnlyList<ServiceMark> Marks { get; init; } = [];

    /// <summary>What the outside is doing for it right now.</summary>
    public ServiceAction? Pending { get; init; }

    public int Quantity { get; init; } = 1;

    /// <summary>The end of its newest term; null for one that never ends by itself.</summary>
    public DateOnly? RenewsOn { get; init; }

    /// <summary>By when what is owed for it is to be paid; null while nothing is owed.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <param name="ReasonIsPrivate">The reason is for colleagues alone.</param>
public sealed record LifecycleSpan(
    ServiceStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string BegunBy, string ActorName, string? Reason, bool ReasonIsPrivate);

/// <summary>An action that the table allows from this status and the viewer may take.</summary>
/// <param name="Refusal">Why it would be refused right now; null when it would go ahead.</param>
/// <param name="Follows">The add-ons that it would take along.</param>
public sealed record OfferedAction(ServiceAction Action, string? Refusal, IReadOnlyList<RelatedService> Follows);
