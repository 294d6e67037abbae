namespace SpaceAdmin.Core.Outbox;

/// <summary>How patiently messages are delivered.</summary>
public sealed record OutboxOptions
{
    /// <summary>So many are under way at the same time.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>After so many tries without an answer a message stands as failed: with the waits between them, some six hours.</summary>
    public int MaxAttempts { get; init; } = 16;

    /// <summary>A try that did not end by then is lost, and another one may begin. Longer than any handler waits.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest wait before the second try; it doubles from try to try.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromHours(1);

    /// <summary>So often it is looked whether there is something to do that nobody told of, such as what another process wrote.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait after the <paramref name="attempts"/>th try: somewhere in the upper half of a doubling time, so that a server that comes back is not met by all at once.</summary>
    public TimeSpan WaitAfter(int attempts, Random random)
    {
        var longest = Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 30)));
        return TimeSpan.FromSeconds(longest * (0.5 + 0.5 * random.NextDouble()));
    }
}
