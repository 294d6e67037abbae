using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Audit;

/// <summary>That somebody did something. Written with the change itself, never changed, and outliving its subject.</summary>
public sealed class AuditEntry
{
    public const int ActionMaxLength = 40;
    public const int SubjectMaxLength = 240;

    private AuditEntry() // EF
    {
    }

    public AuditEntry(Actor actor, DateTimeOffset at, int? resellerId, string action, string subject)
    {
        At = at;
        ResellerId = resellerId;
        ActorUserId = actor.UserId;
        ActorName = actor.Name;
        Action = action;
        Subject = subject;
    }

    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The tenant whose rows it is about; null for the installation itself.</summary>
    public int? ResellerId { get; private set; }

    public int? ActorUserId { get; private set; }

    public string ActorName { get; private set; } = "";

    /// <summary>The verb: "Suspend", "Add note".</summary>
    public string Action { get; private set; } = "";

    /// <summary>What it was done to, in words that still tell when that is gone.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The service that it was done to; not a foreign key, since the entry outlives it.</summary>
    public int? ServiceId { get; init; }

    /// <summary>One of many that a single command wrote; that command has an entry of its own.</summary>
    public bool InBulk { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Detail { get; init; }
}
