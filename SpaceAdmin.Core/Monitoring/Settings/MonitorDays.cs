namespace SpaceAdmin.Core.Monitoring;

/// <summary>The days by which the monitor acts on one service.</summary>
/// <param name="Issue">How long before a term ends the next one is invoiced.</param>
/// <param name="Warn">How long before a suspension the customer is warned.</param>
/// <param name="Suspend">How long after the due day a service is suspended.</param>
/// <param name="Cancel">How long after its suspension it is cancelled.</param>
/// <param name="Lapse">How long after its first invoice an order lapses that nobody paid; 0 for never.</param>
public sealed record MonitorDays(int Issue, int Warn, int Suspend, int Cancel, int Lapse)
{
    public static MonitorDays Default { get; } = new(7, 1, 2, 14, 30);
}
