namespace SpaceAdmin.Core.Common;

/// <summary>An instant as a reseller lives it: terms, due days and holds are days of its own calendar.</summary>
/// <param name="Instant">UTC.</param>
/// <param name="Zone">Where the reseller's days begin and end.</param>
public readonly record struct LocalNow(DateTimeOffset Instant, TimeZoneInfo Zone)
{
    public DateOnly Today => DayOf(Instant);

    public static LocalNow Utc(DateTimeOffset now) => new(now, TimeZoneInfo.Utc);

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
