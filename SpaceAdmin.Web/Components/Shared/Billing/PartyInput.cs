using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Shared;

/// <summary>What is typed about one side of an invoice.</summary>
public sealed class PartyInput(BillingParty party)
{
    public string? Name { get; set; } = party.Name;

    public string? Address { get; set; } = party.Address;

    public string? Country { get; set; } = party.Country;

    public string? TaxNumber { get; set; } = party.TaxNumber;

    public PartyDraft Draft => new(Name, Address, Country, TaxNumber);
}
