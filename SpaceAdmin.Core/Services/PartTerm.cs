using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What is left of a cycle, as a term of its own, so that those after it begin on the days on which they should.</summary>
/// <param name="EndsOn">The border of the cycle at which it ends.</param>
/// <param name="Days">How many days it has.</param>
/// <param name="OfDays">How many a whole one has that ends there.</param>
public sealed record PartTerm(DateOnly EndsOn, int Days, int OfDays)
{
    public bool IsWhole => Days == OfDays;

    public DateOnly StartsOn => EndsOn.AddDays(-Days);

    /// <summary>From <paramref name="day"/> on, with borders counted from <paramref name="anchor"/>; null when no border follows.</summary>
    public static PartTerm? Of(Cycle cycle, DateOnly anchor, DateOnly day) => cycle.BorderAfter(anchor, day) is { } ends
        ? new PartTerm(ends, ends.DayNumber - day.DayNumber, ends.DayNumber - cycle.BorderUpTo(anchor, day).DayNumber)
        : null;

    /// <summary>Its share of <paramref name="fee"/>, to the minor unit: rounded once, and half a unit up.</summary>
    public long Share(long fee) => (long)(((Int128)fee * Days * 2 + OfDays) / (2 * (Int128)OfDays));
}
