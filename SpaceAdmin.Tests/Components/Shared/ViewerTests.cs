using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Tests.Components;

public sealed class ViewerTests
{
    private static readonly DateTimeOffset s_summer = new(2026, 7, 1, 22, 30, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("Europe/Berlin", "2 Jul 2026", "2 Jul 2026 00:30", "2026-07-02 00:30:05 UTC+02:00")]
    [InlineData("America/New_York", "1 Jul 2026", "1 Jul 2026 18:30", "2026-07-01 18:30:05 UTC-04:00")]
    [InlineData("Asia/Kathmandu", "2 Jul 2026", "2 Jul 2026 04:15", "2026-07-02 04:15:05 UTC+05:45")]
    [InlineData("UTC", "1 Jul 2026", "1 Jul 2026 22:30", "2026-07-01 22:30:05 UTC+00:00")]
    [InlineData(null, "1 Jul 2026", "1 Jul 2026 22:30", "2026-07-01 22:30:05 UTC+00:00")]
    [InlineData("", "1 Jul 2026", "1 Jul 2026 22:30", "2026-07-01 22:30:05 UTC+00:00")]
    [InlineData("Mars/Olympus", "1 Jul 2026", "1 Jul 2026 22:30", "2026-07-01 22:30:05 UTC+00:00")]
    [InlineData("../../etc/passwd", "1 Jul 2026", "1 Jul 2026 22:30", "2026-07-01 22:30:05 UTC+00:00")]
    [InlineData("<script>", "1 Jul 2026", "1 Jul 2026 22:30", "2026-07-01 22:30:05 UTC+00:00")]
    public void Moment_InAnyTimeZone_IsTheViewers(string? cookie, string day, string minute, string exact)
    {
        var viewer = new Viewer(cookie);

        Assert.Equal((day, minute, exact), (viewer.Day(s_summer), viewer.Minute(s_summer), viewer.Exact(s_summer)));
    }

    [Fact]
    public void Moment_InWinter_FollowsTheClocksOfThatDay() =>
        Assert.Equal("5 Jan 2026 10:00", new Viewer("Europe/Berlin").Minute(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Moment_AtAnotherOffset_IsTheSameInstant() =>
        Assert.Equal("1 Jul 2026 22:30", new Viewer().Minute(s_summer.ToOffset(TimeSpan.FromHours(9))));

    [Fact]
    public void Columns_WithoutACookie_AreNotChosenYet() => Assert.Null(new Viewer().Columns);

    [Theory]
    [InlineData("", "")]
    [InlineData("Created", "Created")]
    [InlineData("Created..Reseller", "Created,Reseller")]
    public void Columns_OfACookie_AreItsNames(string cookie, string expected) =>
        Assert.Equal(expected, string.Join(',', new Viewer(columns: cookie).Columns!));

    [Theory]
    [InlineData("-00:05:00", "less than a minute")]
    [InlineData("00:00:59", "less than a minute")]
    [InlineData("00:01:00", "1 minute")]
    [InlineData("00:04:59", "4 minutes")]
    [InlineData("01:00:00", "1 hour")]
    [InlineData("23:59:59", "23 hours")]
    [InlineData("1.00:00:00", "1 day")]
    [InlineData("52.23:00:00", "52 days")]
    [InlineData("730.00:00:00", "730 days")]
    [InlineData("731.00:00:00", "2 years")]
    [InlineData("3653.00:00:00", "10 years")]
    public void InWords_OfADuration_UsesTheLargestUnitThatTells(string span, string expected) =>
        Assert.Equal(expected, Duration.InWords(TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture)));
}
