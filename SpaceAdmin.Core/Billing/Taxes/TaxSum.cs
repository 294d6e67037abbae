using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>What the lines of one rate add up to.</summary>
/// <param name="Rate">In thousandths of a percent.</param>
public sealed record TaxSum(TaxTreatment Treatment, int Rate, string? Name, Money Net, Money Tax)
{
    /// <summary>"VAT 19 %".</summary>
    public string Title => TaxRate.Title(Treatment, Name, Rate);

    /// <summary>The highest rate first; none where nothing is said of tax.</summary>
    internal static IReadOnlyList<TaxSum> Of(IReadOnlyList<TaxedAmount> lines, string currency) => lines.All(line => line.Treatment is TaxTreatment.None)
        ? []
        : [
            .. lines.GroupBy(line => (line.Treatment, line.Rate, line.Name))
                .Select(group => new TaxSum(
                    group.Key.Treatment, group.Key.Rate, group.Key.Name, new Money(group.Sum(line => line.Net), currency), new Money(group.Sum(line => line.Tax), currency)))
                .OrderByDescending(sum => sum.Rate).ThenBy(sum => sum.Treatment).ThenBy(sum => sum.Name, StringComparer.Ordinal),
        ];
}
