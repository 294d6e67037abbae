using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Why a tax rate is not as it should be.</summary>
public abstract record TaxRateRefusal(string Name, string Field, string Message) : FieldRefusal(Name, Field, Message)
{
    public sealed record NameOutOfRange() : TaxRateRefusal(
        "tax-rate.name-out-of-range", nameof(TaxRateDraft.Name), $"The name of a tax is one line of 1 to {TaxRate.NameMaxLength} characters, such as VAT.");

    public sealed record NoTreatment() : TaxRateRefusal("tax-rate.no-treatment", nameof(TaxRateDraft.Treatment), "Choose whether tax is charged.");

    public sealed record NotANumber(string Typed) : TaxRateRefusal(
        "tax-rate.not-a-number", nameof(TaxRateDraft.Percent), $"“{(Typed.Length > 20 ? Typed[..20] + "…" : Typed)}” is no rate. Write it like 19 or 8.875.");

    public sealed record OutOfRange() : TaxRateRefusal("tax-rate.out-of-range", nameof(TaxRateDraft.Percent), "A rate is 0 % or more, and less than 100 %.");

    public sealed record TooManyDecimals() : TaxRateRefusal("tax-rate.too-many-decimals", nameof(TaxRateDraft.Percent), "A rate has at most 3 decimals, such as 8.875.");

    public sealed record SentenceMissing() : TaxRateRefusal(
        "tax-rate.sentence-missing", nameof(TaxRateDraft.Sentence), "Say why no tax is charged: the law wants it on the invoice.");

    public sealed record SentenceNotOneLine() : TaxRateRefusal(
        "tax-rate.sentence-not-one-line", nameof(TaxRateDraft.Sentence), $"A sentence on invoices is one line of at most {TaxRate.SentenceMaxLength} characters.");

    public sealed record Taken() : TaxRateRefusal(
        "tax-rate.taken", nameof(TaxRateDraft.Country), "There is a rate for the same country, customers and class already. Change that one.");
}
