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
    IReadOnlyList<OfferedAction> Actions);

/// <summary>The plan that a service is on.</summary>
public sealed record ServicePlan(int Id, string Name);

/// <summary>The service that another one extends, or one of its add-ons.</summary>
public sealed record RelatedService(int Number, string Name, ServiceStatus Status, SuspensionSource? SuspensionSource)
{
    public IReadOnlyList<ServiceMark> Marks { get; init; } = [];
}

public sealed record LifecycleSpan(
    ServiceStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string BegunBy, string ActorName, string? Reason);

/// <summary>An action that the table allows from this status and the viewer may take.</summary>
/// <param name="Refusal">Why it would be refused right now; null when it would go ahead.</param>
/// <param name="Follows">The add-ons that it would take along.</param>
public sealed record OfferedAction(ServiceAction Action, string? Refusal, IReadOnlyList<RelatedService> Follows);
