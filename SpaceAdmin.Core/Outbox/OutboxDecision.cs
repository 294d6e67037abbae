using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Outbox;

/// <summary>What a person can do about a message.</summary>
public enum OutboxDecision
{
    TryAgain,
    GiveUp,

    /// <summary>It counts as done, whatever the outside says. For what is done outside, not for mail.</summary>
    RecordOnly,
}

public static class OutboxDecisions
{
    public static string Permission(this OutboxDecision decision) => decision is OutboxDecision.RecordOnly ? Permissions.QueueRecordOnly : Permissions.QueueWork;
}
