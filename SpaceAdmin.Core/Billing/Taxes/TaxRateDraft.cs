using System.Globalization;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Billing;

/// <summary>What somebody typed about a tax rate.</summary>
/// <param name="Percent">"19" or "8.875"; not read where nothing is charged.</param>
/// <param name="Country">Empty for everywhere.</param>
/// <param name="Customers">Null for all.</param>
public sealed record TaxRateDraft(string Name, TaxTreatment Treatment, string Percent, string? Country, CustomerKind? Customers, TaxClass Class, string? Sentence)
{
    /// <summary>What was typed, read; or the first thing that is wrong with it.</summary>
    internal Result<CheckedRate> Check()
    {
        var (name, country, sentence) = (Name.Trim(), Read(Country)?.ToUpperInvariant(), Read(Sentence));
        var rate = 0;
        return name.Length == 0 || !PlainText.IsLine(name, TaxRate.NameMaxLength) ? new TaxRateRefusal.NameOutOfRange()
            : country is not null && Common.Country.Name(country) is null ? new PartyRefusal.UnknownCountry(country)
            : Treatment is TaxTreatment.None || !Enum.IsDefined(Treatment) ? new TaxRateRefusal.NoTreatment()
            : Treatment is TaxTreatment.Standard && Refusal(Percent.Trim().TrimEnd('%').TrimEnd(), out rate) is { } refused ? refused
            : Treatment is not TaxTreatment.Standard && sentence is null ? new TaxRateRefusal.SentenceMissing()
            : !PlainText.IsLine(sentence, TaxRate.SentenceMaxLength) ? new TaxRateRefusal.SentenceNotOneLine()
            : new CheckedRate(country, Customers, Class, Treatment, rate, name, Treatment is TaxTreatment.Standard ? null : sentence);
    }

    private static TaxRateRefusal? Refusal(string typed, out int rate)
    {
        rate = 0;
        if (!decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent))
        {
            return new TaxRateRefusal.NotANumber(typed);
        }

        if (percent is < 0 or >= 100)
        {
            return new TaxRateRefusal.OutOfRange();
        }

        rate = (int)(percent * TaxRate.PerPercent);
        return rate == percent * TaxRate.PerPercent ? null : new TaxRateRefusal.TooManyDecimals();
    }

    private static string? Read(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>What was typed, and is as it should be.</summary>
internal sealed record CheckedRate(string? Country, CustomerKind? Customers, TaxClass Class, TaxTreatment Treatment, int Rate, string Name, string? Sentence);
