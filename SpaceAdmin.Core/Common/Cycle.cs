using System.Globalization;

namespace SpaceAdmin.Core.Common;

public enum CycleUnit
{
    Day,
    Month,
    Year,
}

/// <summary>How long one paid period lasts: "1 month", "2 years".</summary>
public readonly record struct Cycle(int Count, CycleUnit Unit)
{
    public const int MaxCount = 1_000;

    /// <summary>Why a cycle is refused, or null.</summary>
    public static Failure? Validate(Cycle cycle) =>
        cycle.Count is >= 1 and <= MaxCount && Enum.IsDefined(cycle.Unit) ? null : new CommonRefusal.CycleOutOfRange(cycle);

    public static bool TryParse(string text, out Cycle cycle)
    {
        cycle = default;
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var word]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > MaxCount
            || !Enum.TryParse<CycleUnit>(word.TrimEnd('s', 'S'), ignoreCase: true, out var unit)
            || !Enum.IsDefined(unit)
            || char.IsAsciiDigit(word[0]))
        {
            return false;
        }

        cycle = new Cycle(count, unit);
        return true;
    }

    /// <summary>
    /// The first border after <paramref name="day"/> of the terms that are counted from <paramref name="anchor"/>. Each is
    /// counted from the anchor itself, so that a term of the 31st is on the 31st again after a short month.
    /// </summary>
    /// <returns>Null when it lies beyond <see cref="Calendar.Last"/>: such a term has no end.</returns>
    public DateOnly? BorderAfter(DateOnly anchor, DateOnly day)
    {
        var number = Math.Max(0, Estimate(anchor, day));
        while (Border(anchor, number) is { } border)
        {
            if (border > day)
            {
                return border;
            }

            number++;
        }

        return null;
    }

    /// <summary>The start of the term, counted from <paramref name="anchor"/>, that holds <paramref name="day"/>; the anchor itself before it.</summary>
    public DateOnly BorderUpTo(DateOnly anchor, DateOnly day)
    {
        var number = Math.Max(0, Estimate(anchor, day));
        var start = Border(anchor, number) ?? anchor;
        while (Border(anchor, ++number) is { } next && next <= day)
        {
            start = next;
        }

        return start;
    }

    // Never too late: at most the number of the last border up to that day.
    private int Estimate(DateOnly anchor, DateOnly day) => Unit switch
    {
        CycleUnit.Day => (day.DayNumber - anchor.DayNumber) / Count,
        CycleUnit.Month => (12 * (day.Year - anchor.Year) + day.Month - anchor.Month) / Count - 1,
        _ => (day.Year - anchor.Year) / Count - 1,
    };

    private DateOnly? Border(DateOnly anchor, int number)
    {
        var count = (long)Count * number;
        var days = Unit switch { CycleUnit.Day => 1L, CycleUnit.Month => 28L, _ => 365L };
        if (days * count > Calendar.Last.DayNumber)
        {
            return null;
        }

        var border = Unit switch
        {
            CycleUnit.Day when anchor.DayNumber + count <= Calendar.Last.DayNumber => anchor.AddDays((int)count),
            CycleUnit.Month when 12 * anchor.Year + count < 12L * (Calendar.Last.Year + 1) => anchor.AddMonths((int)count),
            CycleUnit.Year when anchor.Year + count <= Calendar.Last.Year => anchor.AddYears((int)count),
            _ => DateOnly.MaxValue,
        };
        return Calendar.Holds(border) ? border : null;
    }

#pragma warning disable CA1308 // The file format and the sentences on the pages use lower case.
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} {Unit.ToString().ToLowerInvariant()}{(Count == 1 ? "" : "s")}");
#pragma warning restore CA1308
}
