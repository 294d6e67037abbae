using System.Globalization;

namespace SpaceAdmin.Core.Common;

/// <summary>The days that people can mean. What lies outside is a slip of the pen.</summary>
public static class Calendar
{
    public static readonly DateOnly First = new(1970, 1, 1);
    public static readonly DateOnly Last = new(2200, 12, 31);

    public static bool Holds(DateOnly day) => day >= First && day <= Last;

    /// <summary>The sentence that refuses a day, or null.</summary>
    public static string? Refusal(DateOnly day) => Holds(day)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} is out of range: a date lies between {First.Year} and {Last.Year}.");

    /// <summary>The sentence that refuses a day on which something is to happen, or null: the first is tomorrow.</summary>
    public static string? FutureRefusal(DateOnly day, DateOnly today) => Refusal(day) ?? (day > today
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{day:d MMM yyyy} is not a day to come: the first is {today.AddDays(1):d MMM yyyy}."));
}
