using System.Globalization;

namespace SpaceAdmin.Core.Common;

/// <summary>Why a value that many features have is refused.</summary>
public abstract record CommonRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record DayOutOfRange(DateOnly Day) : CommonRefusal(
        "day.out-of-range",
        string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} is out of range: a date lies between {Calendar.First.Year} and {Calendar.Last.Year}."));

    public sealed record DayNotToCome(DateOnly Day, DateOnly First) : CommonRefusal(
        "day.not-to-come", string.Create(CultureInfo.InvariantCulture, $"{Day:d MMM yyyy} is not a day to come: the first is {First:d MMM yyyy}."));

    public sealed record CycleOutOfRange(Cycle Cycle) : CommonRefusal("cycle.out-of-range", $"A cycle lasts 1 to {Cycle.MaxCount} days, months or years, such as 1 month.");
}
