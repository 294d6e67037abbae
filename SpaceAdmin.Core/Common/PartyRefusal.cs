namespace SpaceAdmin.Core.Common;

/// <summary>Why a side of an invoice is not as it should be.</summary>
public abstract record PartyRefusal(string Name, string Field, string Message) : FieldRefusal(Name, Field, Message)
{
    public sealed record NameNotOneLine() : PartyRefusal(
        "party.name-not-one-line", nameof(PartyDraft.Name), $"A name on invoices is one line of at most {BillingParty.NameMaxLength} characters.");

    public sealed record AddressNotPlain() : PartyRefusal(
        "party.address-not-plain", nameof(PartyDraft.Address), $"An address is plain text of at most {BillingParty.AddressMaxLength} characters.");

    public sealed record UnknownCountry(string Country) : PartyRefusal(
        "party.unknown-country", nameof(PartyDraft.Country), $"“{(Country.Length > 20 ? Country[..20] + "…" : Country)}” is no country. Its ISO code has two letters, such as DE.");

    public sealed record TaxNumberNotOneLine() : PartyRefusal(
        "party.tax-number-not-one-line", nameof(PartyDraft.TaxNumber), $"A tax number is one line of at most {BillingParty.TaxNumberMaxLength} characters.");
}
