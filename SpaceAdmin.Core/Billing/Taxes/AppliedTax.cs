namespace SpaceAdmin.Core.Billing;

/// <summary>The tax of a line, as it was when the invoice was issued.</summary>
/// <param name="Rate">In thousandths of a percent: 19 % is 19,000, and 8.875 % is 8,875.</param>
/// <param name="Name">What the tax is called, "VAT"; null without one.</param>
/// <param name="Sentence">What the law wants the invoice to say about it.</param>
internal sealed record AppliedTax(TaxTreatment Treatment, int Rate, string? Name, string? Sentence)
{
    public static AppliedTax None { get; } = new(TaxTreatment.None, 0, null, null);
}

/// <summary>The price of a line, with or without its tax as the reseller's prices are, in minor units. A discount is negative.</summary>
internal readonly record struct PricedLine(long Price, AppliedTax Tax);
