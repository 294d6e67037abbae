using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>A service as its customer sees it in a list.</summary>
/// <param name="RenewsOn">The end of its newest term; null for one that never ends by itself.</param>
/// <param name="DueOn">By when what is owed for it is to be paid; null while nothing is owed.</param>
/// <param name="Reason">Why it is in its status, where that is for its customer to read.</param>
/// <param name="Attention">What its customer had better look at; nothing when all is well.</param>
/// <param name="MayOrderAddOns">It can be extended, and the viewer may.</param>
public sealed record MyServiceRow(
    int Number,
    string Name,
    string Type,
    ServiceStatus Status,
    SuspensionSource? SuspensionSource,
    int? ParentNumber,
    Cycle? Cycle,
    Money? RecurringFee,
    int Quantity,
    DateOnly? RenewsOn,
    DateOnly? DueOn,
    DateTimeOffset CreatedAt,
    IReadOnlyList<ServiceMark> Marks,
    string? Reason,
    IReadOnlyList<MyServiceAttention> Attention,
    bool MayOrderAddOns);

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
