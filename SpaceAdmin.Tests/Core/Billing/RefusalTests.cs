using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>What prices, cycles and days are refused, and by which sentence.</summary>
public sealed class RefusalTests
{
    private const string BadCycle = "A cycle lasts 1 to 1000 days, months or years, such as 1 month.";
    private const string BadFee = "A fee is not negative, and at most a thousand billion.";

    [Theory]
    [InlineData(1, CycleUnit.Day, null)]
    [InlineData(1_000, CycleUnit.Year, null)]
    [InlineData(0, CycleUnit.Month, BadCycle)]
    [InlineData(-1, CycleUnit.Month, BadCycle)]
    [InlineData(1_001, CycleUnit.Day, BadCycle)]
    [InlineData(1, (CycleUnit)7, BadCycle)]
    public void Refusal_OfACycle_IsItsSentence(int count, CycleUnit unit, string? sentence) => Assert.Equal(sentence, Cycle.Validate(new Cycle(count, unit))?.Message);

    [Theory]
    [InlineData("1970-01-01", null)]
    [InlineData("2200-12-31", null)]
    [InlineData("1969-12-31", "1969-12-31 is out of range: a date lies between 1970 and 2200.")]
    [InlineData("2201-01-01", "2201-01-01 is out of range: a date lies between 1970 and 2200.")]
    [InlineData("0001-01-01", "0001-01-01 is out of range: a date lies between 1970 and 2200.")]
    public void Refusal_OfADay_IsItsSentence(string day, string? sentence) => Assert.Equal(sentence, Calendar.Validate(DateOnly.Parse(day, null))?.Message);

    [Theory]
    [InlineData(1, 0L, 995L, "EUR", null)]
    [InlineData(null, 500L, 0L, "EUR", null)]
    [InlineData(1, 0L, 0L, "EUR", null)]
    [InlineData(1, 1_000_000_000_000_000L, 1_000_000_000_000_000L, "EUR", null)]
    [InlineData(1, 0L, 995L, "EURO", "“EURO” is no currency of ISO 4217, such as EUR.")]
    [InlineData(1, 0L, 995L, "USD", "A price is in EUR, the reseller's currency, and not in USD.")]
    [InlineData(1, -1L, 995L, "EUR", BadFee)]
    [InlineData(1, 0L, -1L, "EUR", BadFee)]
    [InlineData(1, 1_000_000_000_000_001L, 0L, "EUR", BadFee)]
    [InlineData(1, 0L, 1_000_000_000_000_001L, "EUR", BadFee)]
    [InlineData(0, 0L, 995L, "EUR", BadCycle)]
    [InlineData(-3, 0L, 995L, "EUR", BadCycle)]
    [InlineData(null, 0L, 995L, "EUR", "A recurring fee needs a cycle, such as 1 month.")]
    public void Refusal_OfAPrice_IsItsSentence(int? months, long setup, long fee, string currency, string? sentence) =>
        Assert.Equal(sentence, Price.Validate(new Price(months is { } count ? new Cycle(count, CycleUnit.Month) : null, setup, fee, currency), "EUR")?.Message);
}
