using System.Globalization;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Billing;

/// <summary>How a reseller taxes what some of its customers buy. Invoices copy it, so a change touches none that was issued.</summary>
public sealed class TaxRate
{
    public const int NameMaxLength = 30;
    public const int SentenceMaxLength = 300;

    /// <summary>How fine a rate is: 1 % is so many.</summary>
    public const int PerPercent = 1_000;

    private TaxRate() // EF
    {
    }

    internal TaxRate(int resellerId) => ResellerId = resellerId;

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    /// <summary>Where the customers are; null for everywhere.</summary>
    public string? Country { get; private set; }

    /// <summary>Which customers; null for all.</summary>
    public CustomerKind? Customers { get; private set; }

    /// <summary>What they buy.</summary>
    public TaxClass Class { get; private set; }

    public TaxTreatment Treatment { get; private set; }

    /// <summary>In thousandths of a percent.</summary>
    public int Rate { get; private set; }

    /// <summary>What the tax is called: "VAT".</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the law wants an invoice to say about it.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>As people write one: "19 %", "8.875 %".</summary>
    public static string Text(int rate) => string.Create(CultureInfo.InvariantCulture, $"{rate / (decimal)PerPercent:0.###} %");

    /// <summary>"VAT 19 %", "VAT exempt".</summary>
    public static string Title(TaxTreatment treatment, string? name, int rate) => treatment switch
    {
        TaxTreatment.None => "No tax",
        TaxTreatment.Standard => $"{name} {Text(rate)}",
        TaxTreatment.Exempt => $"{name} exempt",
        TaxTreatment.ReverseCharge => $"{name} reverse charge",
        _ => throw new ArgumentOutOfRangeException(nameof(treatment), treatment, null),
    };

    internal AppliedTax Applied => new(Treatment, Rate, Name, Sentence);

    internal void Change(CheckedRate rate)
    {
        Country = rate.Country;
        Customers = rate.Customers;
        Class = rate.Class;
        Treatment = rate.Treatment;
        Rate = rate.Rate;
        Name = rate.Name;
        Sentence = rate.Sentence;
        Version++;
    }
}
