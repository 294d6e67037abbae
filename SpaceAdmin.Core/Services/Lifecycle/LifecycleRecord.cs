using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Services;

/// <summary>One span that a service spent in one status. Written once; the only later change is that it ends.</summary>
public sealed class LifecycleRecord
{
    public const int BegunByMaxLength = 40;

    /// <summary>What begins a span of the same status: another cause of the suspension.</summary>
    public const string ChangeOfSource = "Change of source";

    private LifecycleRecord() // EF
    {
    }

    internal LifecycleRecord(ServiceStatus status, DateTimeOffset startedAt, string begunBy, Actor actor, StatusReason reason)
    {
        Status = status;
        StartedAt = startedAt;
        BegunBy = begunBy;
        ActorUserId = actor.UserId;
        ActorName = actor.Name;
        Reason = reason.Text;
        IsPrivate = reason.IsPrivate;
    }

    public long Id { get; private set; }

    /// <summary>Set by EF, and where many are stored without it.</summary>
    public int ServiceId { get; internal set; }

    public ServiceStatus Status { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null while the span goes on.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The action or pass that began it: "Activate", "Import".</summary>
    public string BegunBy { get; private set; } = "";

    public int? ActorUserId { get; private set; }

    public string ActorName { get; private set; } = "";

    public string? Reason { get; private set; }

    /// <summary>The reason is for colleagues alone.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>Closes the span. A clock that was set back must not make it end before it began.</summary>
    internal DateTimeOffset End(DateTimeOffset now)
    {
        EndedAt = now > StartedAt ? now : StartedAt;
        return EndedAt.Value;
    }
}
