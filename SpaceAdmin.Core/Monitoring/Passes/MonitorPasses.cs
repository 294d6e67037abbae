namespace SpaceAdmin.Core.Monitoring;

/// <summary>The passes in the order in which a run makes them, each ready to begin.</summary>
internal static class MonitorPasses
{
    public static IReadOnlyList<MonitorPass> InOrder() =>
    [
        new IssueRenewalsPass(),
        new ApplyBalancesPass(),
        new RemindPass(),
        new ActivatePass(),
        new WarnPass(),
        new SuspendPass(),
        new CancelPass(),
        new LapsePass(),
        new CarryOutSchedulesPass(),
        new ChangeQuantitiesPass(),
    ];
}
