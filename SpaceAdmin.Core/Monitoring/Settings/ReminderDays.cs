using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>On which days a customer is reminded of an unpaid invoice, each counted from the invoice's due day.</summary>
internal sealed class ReminderDays
{
    /// <summary>As it is written: nobody is reminded.</summary>
    public const string None = "none";

    public const int MaxReminders = 10;

    private readonly int[] _offsets;

    private ReminderDays(int[] offsets) => _offsets = offsets;

    /// <summary>The earliest, in days; negative before the due day. Null for no reminder.</summary>
    public int? First => _offsets.Length == 0 ? null : _offsets[0];

    public int? Last => _offsets.Length == 0 ? null : _offsets[^1];

    /// <summary>Reads "3 before, 1 after, 7 after", or "none".</summary>
    public static Result<ReminderDays> Parse(string text)
    {
        if (string.Equals(text.Trim(), None, StringComparison.OrdinalIgnoreCase))
        {
            return new ReminderDays([]);
        }

        var offsets = new SortedSet<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var side] || side is not ("before" or "after")
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > DaysChoice.Max)
            {
                return new MonitorRefusal.RemindersUnreadable(part);
            }

            offsets.Add(side is "before" ? -days : days);
        }

        return offsets.Count > MaxReminders ? new MonitorRefusal.TooManyReminders() : new ReminderDays([.. offsets]);
    }

    /// <summary>The day of the reminder that is to be sent on <paramref name="today"/>; null for none. Of several that were missed, the newest is enough.</summary>
    /// <param name="reminded">The day of the last one that was sent.</param>
    public DateOnly? DueOn(DateOnly dueOn, DateOnly issuedOn, DateOnly? reminded, DateOnly today)
    {
        var passed = _offsets.Select(offset => dueOn.AddDays(offset)).Where(day => day <= today).ToList();
        return passed is [.., var newest] && newest > issuedOn && !(newest <= reminded) ? newest : null;
    }
}
