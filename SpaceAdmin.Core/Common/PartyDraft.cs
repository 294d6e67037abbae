namespace SpaceAdmin.Core.Common;

/// <summary>What somebody typed about one side of an invoice. Each part may stay empty.</summary>
public sealed record PartyDraft(string? Name, string? Address, string? Country, string? TaxNumber)
{
    /// <summary>As it would have been typed.</summary>
    public static PartyDraft Of(BillingParty party) => new(party.Name, party.Address, party.Country, party.TaxNumber);

    /// <summary>What was typed, read; or the first thing that is wrong with it.</summary>
    public Result<BillingParty> Check()
    {
        var party = new BillingParty(Read(Name), Read(Address?.ReplaceLineEndings("\n")), Read(Country)?.ToUpperInvariant(), Read(TaxNumber));
        return !PlainText.IsLine(party.Name, BillingParty.NameMaxLength) ? new PartyRefusal.NameNotOneLine()
            : !PlainText.IsText(party.Address, BillingParty.AddressMaxLength) ? new PartyRefusal.AddressNotPlain()
            : party.Country is { } country && Common.Country.Name(country) is null ? new PartyRefusal.UnknownCountry(country)
            : !PlainText.IsLine(party.TaxNumber, BillingParty.TaxNumberMaxLength) ? new PartyRefusal.TaxNumberNotOneLine()
            : party;
    }

    private static string? Read(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
