using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Audit;

/// <summary>That somebody did something. Written with the change itself, never changed, and outliving its subject.</summary>
public sealed class AuditEntry
{
    public const int KindMaxLength = 32;
    public const int ActionMaxLength = 40;
    public const int SubjectMaxLength = 240;
    public const int AddressMaxLength = 64;

    private AuditEntry() // EF
    {
    }

    /// <param name="kind">One of <see cref="AuditKinds"/>.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <exception cref="ArgumentException">There is no such verb: nobody could filter by it.</exception>
    public AuditEntry(Actor actor, DateTimeOffset at, int? resellerId, string kind, string action, string subject)
    {
        if (!AuditActions.IsKnown(action))
        {
            throw new ArgumentException($"“{action}” is not one of AuditActions.", nameof(action));
        }

        At = at;
        ResellerId = resellerId;
        ActorUserId = actor.UserId;
        ActorName = Text(actor.Name);
        OnBehalfOf = actor.OnBehalfOf is { Length: > User.NameMaxLength } name ? name[..User.NameMaxLength] : actor.OnBehalfOf;
        Address = actor.Address;
        Kind = kind;
        Action = action;
        Subject = Text(subject);
    }

    /// <summary>Its place in the chain, counted from 1 without gaps; given by <see cref="AuditTrail"/>.</summary>
    public long Id { get; internal set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The tenant whose rows it is about; null for the installation itself.</summary>
    public int? ResellerId { get; private set; }

    public int? ActorUserId { get; private set; }

    public string ActorName { get; private set; } = "";

    /// <summary>As whom the actor was signed in, by name; null when as itself.</summary>
    public string? OnBehalfOf { get; init => field = Text(value); }

    /// <summary>The network address that it came from; null for the command line and where it is not known.</summary>
    public string? Address { get; init; }

    /// <summary>What kind of thing it was done to: one of <see cref="AuditKinds"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The verb: "Suspend", "Add note".</summary>
    public string Action { get; private set; } = "";

    /// <summary>What it was done to, in words that still tell when that is gone.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The service that it was done to; not a foreign key, since the entry outlives it.</summary>
    public int? ServiceId { get; init; }

    /// <summary>One of many that a single command wrote; that command has an entry of its own.</summary>
    public bool InBulk { get; init; }

    public string? Before { get; init => field = Text(value); }

    public string? After { get; init => field = Text(value); }

    public string? Detail { get; init => field = Text(value); }

    /// <summary>Over all of the above and the hash of the entry before: see <see cref="AuditHash"/>.</summary>
    public byte[] Hash { get; internal set; } = [];

    // SQLite ends a text at a zero character: what is hashed must be what is read back.
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Text(string? text) =>
        text is not null && text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
}
