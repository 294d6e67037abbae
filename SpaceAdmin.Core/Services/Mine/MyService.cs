using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>A service as its customer sees it in a list.</summary>
public sealed record MyServiceRow
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required ServiceStatus Status { get; init; }

    public required SuspensionSource? SuspensionSource { get; init; }

    public required int? ParentNumber { get; init; }

    public required Cycle? Cycle { get; init; }

    public required Money? RecurringFee { get; init; }

    public required int Quantity { get; init; }

    /// <summary>The end of its newest term; null for one that never ends by itself.</summary>
    public required DateOnly? RenewsOn { get; init; }

    /// <summary>By when what is owed for it is to be paid; null while nothing is owed.</summary>
    public required DateOnly? DueOn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<ServiceMark> Marks { get; init; }

    /// <summary>Why it is in its status, where that is for its customer to read.</summary>
    public required string? Reason { get; init; }

    /// <summary>What its customer had better look at; nothing when all is well.</summary>
    public required IReadOnlyList<MyServiceAttention> Attention { get; init; }

    /// <summary>It can be extended, and the viewer may.</summary>
    public required bool MayOrderAddOns { get; init; }
}

/// <summary>Why a service needs its customer's attention.</summary>
public enum MyServiceAttention
{
    /// <summary>It should have been paid by now.</summary>
    Overdue,

    /// <summary>It is to be paid within <see cref="MyServiceQueries.SoonDays"/> days.</summary>
    DueSoon,

    Suspended,

    /// <summary>It is to be cancelled, or its customer asks for that.</summary>
    CancellationPending,
}

/// <summary>A service as its customer sees it on its own page.</summary>
public sealed record MyServiceDetails(
    MyServiceRow Facts,
    RelatedService? Parent,
    IReadOnlyList<MyServiceRow> AddOns,
    IReadOnlyList<LifecycleSpan> Lifecycle,
    IReadOnlyList<TermSpan> Terms,
    MyCancellation Cancellation);

/// <summary>What became of a customer's wish to end a service, or that it may wish so.</summary>
/// <param name="TermEndsOn">Null when there is no term to wait for.</param>
/// <param name="Open">Asked for or agreed, and still to come.</param>
/// <param name="Declined">The desk's words when it said no to the last request, if any; null when it did not.</param>
public sealed record MyCancellation(bool MayRequest, DateOnly? TermEndsOn, ServiceMark? Open, bool MayWithdraw, string? Declined);
