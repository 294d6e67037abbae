namespace SpaceAdmin.Core.Monitoring;

public enum RunTrigger
{
    /// <summary>Its time had come.</summary>
    Timer,

    /// <summary>A payment, which nobody should wait for.</summary>
    Payment,

    /// <summary>Somebody pressed the button.</summary>
    Hand,

    CommandLine,
}

/// <summary>One time that the passes ran.</summary>
public sealed class MonitorRun
{
    private const char Separator = ' ';

    private MonitorRun() // EF
    {
    }

    internal MonitorRun(RunTrigger trigger, string actorName, int? resellerId, DateTimeOffset now)
    {
        Trigger = trigger;
        ActorName = actorName;
        ResellerId = resellerId;
        StartedAt = now;
    }

    public long Id { get; private set; }

    public RunTrigger Trigger { get; private set; }

    /// <summary>Who started it.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>The only reseller that it was for; null for all.</summary>
    public int? ResellerId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null while it goes on, and for one that a crash ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Measured by a clock that nobody can set back.</summary>
    public long? Milliseconds { get; private set; }

    /// <summary>The passes that broke off, by their names; null if none did.</summary>
    public string? Broken { get; private set; }

    /// <summary>As <see cref="Broken"/>.</summary>
    internal static IReadOnlyList<Pass> Read(string? broken) => broken is null ? [] : [.. broken.Split(Separator).Select(Enum.Parse<Pass>)];

    internal void End(TimeSpan took, IReadOnlyCollection<Pass> broken, DateTimeOffset now)
    {
        EndedAt = now > StartedAt ? now : StartedAt;
        Milliseconds = (long)took.TotalMilliseconds;
        Broken = broken.Count == 0 ? null : string.Join(Separator, broken);
    }
}
