using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Net and tax are what one works out by hand, and lines always add up to what was rounded.</summary>
public sealed class TaxMathTests
{
    private static readonly AppliedTax s_vat = new(TaxTreatment.Standard, 19_000, "VAT", null);

    public static TheoryData<string> Tables => [.. TaxTables.All.Select(table => table.Name)];

    [Theory, MemberData(nameof(Tables))]
    public void Divide_OfAnInvoice_IsWhatWasWorkedOutByHand(string name)
    {
        var table = TaxTables.All.Single(one => one.Name == name);

        var divided = TaxMath.Divide([.. table.Lines.Select(line => new PricedLine(line.Price, Vat(line.Percent)))], table.Prices, table.Rounding);

        Assert.Equal(table.Lines.Select(line => (line.Net, line.Tax)), divided.Select(line => (line.Net, line.Tax)));
        Assert.All(divided, line => Assert.Equal((TaxTreatment.Standard, "VAT"), (line.Treatment, line.Name)));
    }

    [Theory]
    [InlineData(PriceBasis.Net)]
    [InlineData(PriceBasis.Gross)]
    public void Divide_WhereNothingIsCharged_IsThePrice(PriceBasis prices)
    {
        AppliedTax[] free = [AppliedTax.None, new(TaxTreatment.Exempt, 0, "VAT", "Exempt."), new(TaxTreatment.ReverseCharge, 0, "VAT", "Reverse charge.")];

        var divided = TaxMath.Divide([.. free.Select(tax => new PricedLine(995, tax))], prices, TaxRounding.PerInvoice);

        Assert.Equal(free.Select(tax => new TaxedAmount(995, 0, tax.Treatment, 0, tax.Name)), divided);
    }

    [Fact]
    public void Divide_OfTheLargestAmounts_DoesNotOverflow()
    {
        var divided = TaxMath.Divide([new(Money.MaxMinor, s_vat), new(Money.MaxMinor, s_vat)], PriceBasis.Net, TaxRounding.PerInvoice);

        Assert.All(divided, line => Assert.Equal(190_000_000_000_000, line.Tax));
    }

    [Theory]
    [InlineData(PriceBasis.Net, 1)]
    [InlineData(PriceBasis.Net, 2)]
    [InlineData(PriceBasis.Gross, 3)]
    [InlineData(PriceBasis.Gross, 4)]
    public void Divide_OfAnyLines_AddsUpToTheTaxOfTheirSum(PriceBasis prices, int seed)
    {
        var random = new Random(seed);
        for (var world = 0; world < 500; world++)
        {
            var rate = random.Next(TaxMath.Whole);
            PricedLine[] lines = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => new PricedLine(random.Next(-2_000, 20_000), s_vat with { Rate = rate }))];

            var divided = TaxMath.Divide(lines, prices, TaxRounding.PerInvoice);

            var whole = prices is PriceBasis.Net ? TaxMath.Whole : TaxMath.Whole + rate;
            var due = Math.Round(lines.Sum(line => line.Price) * (decimal)rate / whole, MidpointRounding.AwayFromZero);
            Assert.Equal(due, divided.Sum(line => line.Tax));
            Assert.All(lines.Zip(divided), pair =>
            {
                Assert.True(Math.Abs(pair.Second.Tax - pair.First.Price * (decimal)rate / whole) < 1, $"seed {seed}, world {world}: {pair}");
                Assert.Equal(pair.First.Price, prices is PriceBasis.Net ? pair.Second.Net : pair.Second.Net + pair.Second.Tax);
            });
        }
    }

    private static AppliedTax Vat(decimal percent) => s_vat with { Rate = (int)(percent * TaxRate.PerPercent) };
}
