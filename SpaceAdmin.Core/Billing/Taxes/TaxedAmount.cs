namespace SpaceAdmin.Core.Billing;

/// <summary>What a line asks, divided into what the reseller keeps and what the state gets; in minor units.</summary>
/// <param name="Rate">In thousandths of a percent.</param>
/// <param name="Name">What the tax is called; null without one.</param>
public sealed record TaxedAmount(long Net, long Tax, TaxTreatment Treatment, int Rate, string? Name)
{
    /// <summary>In the column of a line: "19 %", "Exempt".</summary>
    public string Title => Treatment switch
    {
        TaxTreatment.None => "–",
        TaxTreatment.Standard => TaxRate.Text(Rate),
        TaxTreatment.Exempt => "Exempt",
        TaxTreatment.ReverseCharge => "Reverse charge",
        _ => throw new InvalidOperationException($"There is no title of {Treatment}."),
    };

    internal static TaxedAmount Untaxed(long amount) => new(amount, 0, TaxTreatment.None, 0, null);
}
