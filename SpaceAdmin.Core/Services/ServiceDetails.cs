using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>Everything that the panel shows of one service, but its notes and its activity.</summary>
public sealed record ServiceDetails(
    int Number,
    string Name,
    string Type,
    ServicePlan? Plan,
    ServiceStatus Status,
    SuspensionSource? SuspensionSource,
    string? Reason,
    string User,
    int CustomerId,
    string Reseller,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    Cycle? Cycle,
    Money? RecurringFee,
    Money? SetupFee,
    int Quantity,
    DateOnly? EndsOn,
    RelatedService? Parent,
    IReadOnlyList<RelatedService> AddOns,
    IReadOnlyList<LifecycleSpan> Lifecycle,
    IReadOnlyList<TermSpan> Terms,
    ServiceOutlook Outlook,
    IReadOnlyList<OfferedAction> Actions)
{
    /// <summary>The reason is for colleagues alone.</summary>
    public bool ReasonIsPrivate { get; init; }
}

/// <summary>The plan that a service is on.</summary>
public sealed record ServicePlan(int Id, string Name);

/// <summary>The service that another one extends, or one of its add-ons.</summary>
public sealed record RelatedService(int Number, string Name, ServiceStatus Status, SuspensionSource? SuspensionSource)
{
    public IReadOnlyList<ServiceMark> Marks { get; init; } = [];

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
