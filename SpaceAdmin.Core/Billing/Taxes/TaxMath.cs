using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Billing;

/// <summary>
/// Divides the prices of an invoice into net and tax. Tax is rounded half away from zero, to whole minor units: for each line, or
/// once for all lines of a tax. Then its lines share it by the largest remainder, so that they always add up to it.
/// </summary>
internal static class TaxMath
{
    /// <summary>All of a price, in the unit of <see cref="AppliedTax.Rate"/>.</summary>
    public const int Whole = 100 * TaxRate.PerPercent;

    /// <returns>One for each line, in their order.</returns>
    public static IReadOnlyList<TaxedAmount> Divide(IReadOnlyList<PricedLine> lines, PriceBasis prices, TaxRounding rounding)
    {
        var taxes = new long[lines.Count];
        foreach (var together in Enumerable.Range(0, lines.Count).GroupBy(at => rounding is TaxRounding.PerLine ? (object)at : lines[at].Tax))
        {
            Share(lines, [.. together], prices, taxes);
        }

        return [.. lines.Select((line, at) => Divided(line, taxes[at], prices))];
    }

    private static TaxedAmount Divided(PricedLine line, long tax, PriceBasis prices) =>
        new(prices is PriceBasis.Net ? line.Price : checked(line.Price - tax), tax, line.Tax.Treatment, line.Tax.Rate, line.Tax.Name);

    // The lines are of one tax.
    private static void Share(IReadOnlyList<PricedLine> lines, int[] together, PriceBasis prices, long[] taxes)
    {
        var rate = lines[together[0]].Tax.Rate;
        var whole = prices is PriceBasis.Net ? Whole : Whole + rate; // a gross price of 119 % holds 19 % of tax
        var sum = together.Aggregate((Int128)0, (sum, at) => sum + lines[at].Price);
        var left = Round(sum * rate, whole);
        foreach (var at in together)
        {
            taxes[at] = (long)Floor((Int128)lines[at].Price * rate, whole);
            left -= taxes[at];
        }

        foreach (var at in together.OrderByDescending(at => Remainder((Int128)lines[at].Price * rate, whole)).Take((int)left)) // the order is stable: of equal lines the first
        {
            taxes[at]++;
        }
    }

    private static Int128 Round(Int128 dividend, int divisor) => (2 * dividend + (Int128.IsNegative(dividend) ? -divisor : divisor)) / (2 * divisor);

    private static Int128 Floor(Int128 dividend, int divisor) => (dividend - Remainder(dividend, divisor)) / divisor;

    private static Int128 Remainder(Int128 dividend, int divisor) => (dividend % divisor + divisor) % divisor;
}
