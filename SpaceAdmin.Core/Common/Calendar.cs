namespace SpaceAdmin.Core.Common;

/// <summary>The days that people can mean. What lies outside is a slip of the pen.</summary>
public static class Calendar
{
    public static readonly DateOnly First = new(1970, 1, 1);
    public static readonly DateOnly Last = new(2200, 12, 31);

    public static bool Holds(DateOnly day) => day >= First && day <= Last;

    /// <summary>Why a day is refused, or null.</summary>
    public static Failure? Validate(DateOnly day) => Holds(day) ? null : new CommonRefusal.DayOutOfRange(day);

    /// <summary>Why a day is refused on which something is to happen, or null: the first is tomorrow.</summary>
    public static Failure? ValidateFuture(DateOnly day, DateOnly today) =>
        Validate(day) ?? (day > today ? null : new CommonRefusal.DayNotToCome(day, today.AddDays(1)));
}
