using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;

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

    /// <summary>As the audit log names it.</summary>
    public static string AuditAction(this OutboxDecision decision) => decision switch
    {
        OutboxDecision.TryAgain => AuditActions.TryAgain,
        OutboxDecision.GiveUp => AuditActions.GiveUp,
        OutboxDecision.RecordOnly => AuditActions.RecordOnly,
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
    };
}
