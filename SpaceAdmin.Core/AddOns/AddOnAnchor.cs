using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>Finds the day from which the terms of an add-on are counted, so that one of them begins whenever a term of its service does.</summary>
internal static class AddOnAnchor
{
    /// <summary>A month that is too short for the day is looked for no further back than this: leap years are eight years apart at the most.</summary>
    private const int Tries = 96;

    /// <summary>On <paramref name="today"/> or before it; null when the terms of <paramref name="service"/> never end, and those of its add-ons begin when they do.</summary>
    public static DateOnly? For(Cycle cycle, SpaceService service, DateOnly today)
    {
        if (!service.Renews || service.NextTermOn is not { } next)
        {
            return null;
        }

        return cycle.Unit is CycleUnit.Day
            ? next > today ? next.AddDays(-cycle.Count * ((next.DayNumber - today.DayNumber + cycle.Count - 1) / cycle.Count)) : next
            : OfMonths(cycle.Unit is CycleUnit.Year ? 12 * cycle.Count : cycle.Count, next, DayOf(service, next), today);
    }

    // The 31st that a short month made the 30th is still the 31st.
    private static int DayOf(SpaceService service, DateOnly next) =>
        service.AnchorOn is { } anchor && next == service.TermEndsOn && next.Day == DateTime.DaysInMonth(next.Year, next.Month) ? Math.Max(anchor.Day, next.Day) : next.Day;

    private static DateOnly OfMonths(int months, DateOnly next, int day, DateOnly today)
    {
        DateOnly? best = null;
        for (var back = next > today ? 1 : 0; back < Tries; back++)
        {
            var index = 12 * next.Year + next.Month - 1 - back * months;
            if (index < 12 * Common.Calendar.First.Year)
            {
                break;
            }

            var (year, month) = (index / 12, index % 12 + 1);
            var date = new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
            if (date > today)
            {
                continue;
            }

            if (date.Day == day)
            {
                return date;
            }

            best = best is { } other && other.Day >= date.Day ? other : date;
        }

        return best ?? today;
    }
}
