using System.Globalization;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Tests.Core.AddOns;

/// <summary>The first term of an add-on, against values worked out by hand.</summary>
public sealed class ProRataTests : AddOnTest
{
    // The service began on; its cycle; the add-on's; its fee in cents; today; days of days; to be paid; renews on.
    [Theory]
    [InlineData("2026-01-01", "1 month", "1 month", 800, "2026-11-22", 9, 30, 240, "2026-12-01")] // 8.00 × 9 / 30
    [InlineData("2026-01-01", "1 month", "1 month", 1_000, "2026-11-30", 1, 30, 33, "2026-12-01")] // 0.333
    [InlineData("2026-01-01", "1 month", "1 month", 1_000, "2026-12-01", 31, 31, 1_000, "2027-01-01")] // a whole one
    [InlineData("2026-01-01", "1 month", "1 month", 1_000, "2027-01-02", 30, 31, 968, "2027-02-01")] // 9.677
    [InlineData("2026-01-31", "1 month", "1 month", 1_000, "2026-02-10", 18, 28, 643, "2026-02-28")] // 6.4285…, to a short month
    [InlineData("2026-01-31", "1 month", "1 month", 1_000, "2026-03-01", 30, 31, 968, "2026-03-31")] // 28 Feb to 31 Mar: 9.677
    [InlineData("2026-01-31", "1 month", "1 month", 1_000, "2026-04-01", 29, 30, 967, "2026-04-30")] // 31 Mar to 30 Apr: 9.666
    [InlineData("2026-01-31", "1 month", "1 month", 1_000, "2028-02-10", 19, 29, 655, "2028-02-29")] // 31 Jan to 29 Feb: 6.5517
    [InlineData("2026-01-31", "1 month", "1 month", 1_000, "2028-02-29", 31, 31, 1_000, "2028-03-31")] // and whole from there
    [InlineData("2026-01-01", "1 month", "1 month", 101, "2026-11-16", 15, 30, 51, "2026-12-01")] // 50.5: half a cent up
    [InlineData("2026-01-01", "1 month", "1 month", 1, "2026-11-16", 15, 30, 1, "2026-12-01")] // 0.5
    [InlineData("2026-01-01", "1 month", "1 month", 1, "2026-11-17", 14, 30, 0, "2026-12-01")] // 0.466
    [InlineData("2026-01-01", "1 month", "1 year", 12_000, "2026-11-22", 9, 365, 296, "2026-12-01")] // 120.00 × 9 / 365 = 2.9589
    [InlineData("2026-01-01", "1 month", "1 year", 12_000, "2028-11-22", 9, 366, 295, "2028-12-01")] // the year from 1 Dec 2027 has 366
    [InlineData("2026-01-31", "1 month", "1 year", 36_500, "2027-02-10", 18, 365, 1_800, "2027-02-28")] // from 28 Feb to 28 Feb
    [InlineData("2026-03-15", "1 year", "1 month", 1_000, "2026-04-20", 25, 30, 833, "2026-05-15")] // 15 Apr to 15 May: 8.333
    [InlineData("2026-03-15", "1 year", "3 months", 9_200, "2026-04-20", 56, 92, 5_600, "2026-06-15")] // 15 Mar to 15 Jun
    [InlineData("2028-02-29", "1 year", "1 year", 36_500, "2028-03-01", 364, 365, 36_400, "2029-02-28")]
    [InlineData("2028-02-29", "1 year", "1 month", 2_900, "2028-03-01", 28, 29, 2_800, "2028-03-29")] // 29 Feb to 29 Mar
    [InlineData("2026-01-01", "30 days", "30 days", 3_000, "2026-01-11", 20, 30, 2_000, "2026-01-31")]
    [InlineData("2026-01-01", "30 days", "7 days", 700, "2026-01-11", 6, 7, 600, "2026-01-17")] // counted back from 31 Jan: 10, 17, 24
    [InlineData("2026-01-01", "1 month", "90 days", 9_000, "2026-11-22", 9, 90, 900, "2026-12-01")]
    public async Task Quote_InTheMiddleOfATerm_AsksForTheDaysThatAreLeft(
        string began, string cycle, string addOnCycle, long fee, string today, int days, int ofDays, long asked, string renewsOn)
    {
        Space.Clock.SetUtcNow(new DateTimeOffset(Day(today), new TimeOnly(9, 0), TimeSpan.Zero));
        var service = await ServiceAsync(Day(began), Parse(cycle));
        var addOn = await SellAsync(prices: new CataloguePrice(Parse(addOnCycle), 0, fee));

        var quote = await QuoteAsync(service, Pick(addOn, 1, Parse(addOnCycle)));

        var term = Assert.Single(quote.AddOns).Term!;
        Assert.Equal((days, ofDays, asked, Day(renewsOn)), (term.Days!.Value, term.OfDays!.Value, term.Fee.Minor, term.RenewsOn!.Value));
        Assert.Equal(new Money(asked, "USD"), quote.Total);
        Assert.Equal(fee, term.Renewal.Minor);
    }

    [Theory]
    [InlineData(3, 111, 107)] // 3.33 × 10 / 31 = 1.0742; each by itself would be 3 × 0.36
    [InlineData(7, 5, 11)] // 0.35 × 10 / 31 = 0.1129; each by itself would be 7 × 0.02
    public async Task Quote_OfSeveral_RoundsOnce(int quantity, long fee, long asked)
    {
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 22, 9, 0, 0, TimeSpan.Zero));
        var service = await ServiceAsync(new DateOnly(2026, 1, 1));
        var addOn = await SellAsync(most: 10, prices: new CataloguePrice(Month, 0, fee));

        Assert.Equal(asked, (await QuoteAsync(service, Pick(addOn, quantity))).Total.Minor);
    }

    [Fact]
    public async Task Quote_InACurrencyWithoutDecimals_RoundsToItsUnit()
    {
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 22, 9, 0, 0, TimeSpan.Zero));
        await SettleInAsync("JPY", "UTC");
        var service = await ServiceAsync(new DateOnly(2026, 1, 1));
        var addOn = await SellAsync(currency: "JPY", prices: new CataloguePrice(Month, 50, 1_000));

        var quote = await QuoteAsync(service, Pick(addOn));

        Assert.Equal("373 JPY", quote.Total.ToString()); // 50, and 1000 × 10 / 31 = 322.58
    }

    [Fact]
    public async Task Quote_GoesByTheResellersDay()
    {
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)); // 1 in the night of the 30th in Auckland
        await SettleInAsync("USD", "Pacific/Auckland");
        var service = await ServiceAsync(new DateOnly(2026, 1, 1));
        var addOn = await SellAsync();

        var term = Assert.Single((await QuoteAsync(service, Pick(addOn))).AddOns).Term!;

        Assert.Equal((1, 30), (term.Days!.Value, term.OfDays!.Value));
    }

    [Fact]
    public async Task Quote_ForAServiceWhoseTermsNeverEnd_IsAWholeTerm()
    {
        var service = await ServiceAsync(fee: 0);
        var addOn = await SellAsync();

        var quoted = Assert.Single((await QuoteAsync(service, Pick(addOn))).AddOns);

        Assert.Equal(new QuotedTerm(new Money(1_000, "USD"), null, null, null, new Money(1_000, "USD")), quoted.Term);
    }

    [Fact]
    public async Task Quote_OfSeveralKinds_AddsThemUp()
    {
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        var service = await ServiceAsync(new DateOnly(2026, 1, 1));
        var space = await SellAsync(most: 5, prices: new CataloguePrice(Month, 0, 400));
        var address = await SellAsync("Address", prices: new CataloguePrice(Month, 500, 250));
        var move = await SellAsync("Move", prices: new CataloguePrice(null, 3_900, 0));

        var quote = await QuoteAsync(service, Pick(space, 2), Pick(address), Once(move));

        Assert.Equal([(0, 240), (500, 75), (3_900, null)], quote.AddOns.Select(one => (one.Setup.Minor, one.Term?.Fee.Minor)));
        Assert.Equal("47.15 USD", quote.Total.ToString());
        Assert.Equal(quote.Total, quote.ToPay);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Cycle Parse(string text) => Cycle.TryParse(text, out var cycle) ? cycle : throw new FormatException(text);

    private async Task SettleInAsync(string currency, string zone)
    {
        await using var db = Space.CreateDbContext();
        var ours = await db.Resellers.FindAsync([Space.Ours.Id], Ct);
        ours!.Change(new SpaceAdmin.Core.Access.ResellerSettings(ours.Name, currency, zone, null));
        await db.SaveChangesAsync(Ct);
    }
}
