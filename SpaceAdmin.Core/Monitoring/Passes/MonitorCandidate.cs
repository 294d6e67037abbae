namespace SpaceAdmin.Core.Monitoring;

/// <summary>Something that an index offers to a pass.</summary>
/// <param name="Subject">The key of the service, balance or schedule.</param>
internal sealed record MonitorCandidate(int Subject, int? ServiceId, int ResellerId, int CustomerId, string Name)
{
    public MonitorTask Task(Pass pass, string why, TaskOutcome outcome = TaskOutcome.Done) => new(pass, Subject, ServiceId, ResellerId, CustomerId, Name, why, outcome);
}
