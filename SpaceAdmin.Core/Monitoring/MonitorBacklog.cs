namespace SpaceAdmin.Core.Monitoring;

/// <summary>What is due now and not done yet. What is held, or failed and is tried later, does not wait.</summary>
/// <param name="Since">Since when the oldest of it is due; null when nothing is, or nobody knows.</param>
public sealed record MonitorBacklog(int Count, DateTimeOffset? Since)
{
    public static MonitorBacklog None { get; } = new(0, null);

    internal MonitorBacklog And(int count, DateTimeOffset? since) =>
        count == 0 ? this : new(Count + count, Since < since ? Since : since ?? Since);

    internal MonitorBacklog And(MonitorBacklog other) => And(other.Count, other.Since);
}
