using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Core;

public sealed class ServiceLifecycleTests
{
    // Every legal move; null is "gone". A pair that is not here must be refused.
    private static readonly Dictionary<(ServiceStatus, ServiceAction), ServiceStatus?> s_legal = new()
    {
        [(Ordered, Activate)] = Active,
        [(Ordered, Cancel)] = Cancelled,
        [(Ordered, Delete)] = null,
        [(Active, Suspend)] = Suspended,
        [(Active, Cancel)] = Cancelled,
        [(Suspended, Activate)] = Active,
        [(Suspended, Cancel)] = Cancelled,
        [(Cancelled, Activate)] = Active,
        [(Cancelled, Delete)] = null,
    };

    public static MatrixTheoryData<ServiceStatus, ServiceAction> EveryPair { get; } =
        new(Enum.GetValues<ServiceStatus>(), Enum.GetValues<ServiceAction>());

    public static MatrixTheoryData<ServiceStatus, ServiceStatus> EveryStatusUnderEveryOther { get; } =
        new(Enum.GetValues<ServiceStatus>(), Enum.GetValues<ServiceStatus>());

    [Theory, MemberData(nameof(EveryPair))]
    public void Next_AnyPair_FollowsTheTable(ServiceStatus from, ServiceAction action)
    {
        Transition? expected = s_legal.TryGetValue((from, action), out var to) ? new Transition(to) : null;

        Assert.Equal(expected, ServiceLifecycle.Next(from, action));
    }

    [Theory, MemberData(nameof(EveryPair))]
    public void Refusal_AnyPair_NamesServiceStatusAndAction(ServiceStatus from, ServiceAction action)
    {
        var refusal = ServiceLifecycle.Validate(action, new ServiceFacts(7, "web-01", from), parent: null, []);

        if (s_legal.ContainsKey((from, action)))
        {
            Assert.Null(refusal);
        }
        else
        {
            Assert.Equal(("service.not-in-status", $"Service #7 “web-01” is {from} and cannot be {action.PastTense()}."), (refusal!.Name, refusal.Message));
        }
    }

    [Theory, MemberData(nameof(EveryPair))]
    public void AllowedFrom_AnyStatus_OffersWhatTheTableAllows(ServiceStatus from, ServiceAction action) =>
        Assert.Equal(s_legal.ContainsKey((from, action)), ServiceLifecycle.AllowedFrom(from).Contains(action));

    [Theory, MemberData(nameof(EveryStatusUnderEveryOther))]
    public void MayHold_AnyPair_RefusesOnlyAnActiveAddOnUnderAnInactiveParent(ServiceStatus addOn, ServiceStatus parent) =>
        Assert.Equal(!(addOn == Active && parent != Active), ServiceLifecycle.MayHold(addOn, parent));

    [Theory]
    [InlineData(Suspend, Active, null, true)]
    [InlineData(Suspend, Ordered, null, false)]
    [InlineData(Suspend, Suspended, SuspensionSource.Manual, false)]
    [InlineData(Suspend, Cancelled, null, false)]
    [InlineData(Activate, Suspended, SuspensionSource.Parent, true)]
    [InlineData(Activate, Suspended, SuspensionSource.Manual, false)]
    [InlineData(Activate, Suspended, SuspensionSource.Overdue, false)]
    [InlineData(Activate, Suspended, SuspensionSource.Scheduled, false)]
    [InlineData(Activate, Ordered, null, false)]
    [InlineData(Activate, Cancelled, null, false)]
    [InlineData(Cancel, Ordered, null, true)]
    [InlineData(Cancel, Active, null, true)]
    [InlineData(Cancel, Suspended, SuspensionSource.Manual, true)]
    [InlineData(Cancel, Cancelled, null, false)]
    [InlineData(Delete, Ordered, null, true)]
    [InlineData(Delete, Cancelled, null, true)]
    public void Follows_AnAddOn_GoesAlongWhereTheRulesSay(ServiceAction action, ServiceStatus addOn, SuspensionSource? source, bool follows) =>
        Assert.Equal(follows, ServiceLifecycle.Follows(action, addOn, source));
}
