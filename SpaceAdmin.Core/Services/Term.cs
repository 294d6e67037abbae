using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>One period of a service, from its first day up to the day on which the next one starts. Written once.</summary>
public sealed class Term
{
    private Term() // EF
    {
    }

    internal Term(SpaceService service, int number, DateOnly startsOn, DateOnly? endsOn, long fee, LocalNow now)
    {
        ServiceId = service.Id;
        Number = number;
        StartsOn = startsOn;
        EndsOn = endsOn;
        Cycle = service.Cycle;
        Fee = fee;
        Currency = service.Currency;
        OpenedAt = now.Instant;
    }

    public long Id { get; private set; }

    /// <summary>Set by EF, and where many are stored without it.</summary>
    public int ServiceId { get; internal set; }

    /// <summary>Counted from 1 for each service.</summary>
    public int Number { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>The day after its last one; null for a service that is free or bought once, which never ends by itself.</summary>
    public DateOnly? EndsOn { get; private set; }

    public Cycle? Cycle { get; private set; }

    /// <summary>For the whole term, without setup, in minor units of <see cref="Currency"/>.</summary>
    public long Fee { get; private set; }

    public string? Currency { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <exception cref="InvalidOperationException">It never ends.</exception>
    internal TermSpan ToSpan() => new(Number, StartsOn, EndsOn ?? throw new InvalidOperationException("A term that never ends is no span."), Fee > 0 ? Money.Of(Fee, Currency) : null);
}
