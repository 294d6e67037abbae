using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Components.Pages.Resellers;

/// <summary>What is typed about a reseller.</summary>
public sealed class ResellerInput
{
    public ResellerInput()
    {
    }

    public ResellerInput(ResellerSettings settings)
    {
        Name = settings.Name;
        Currency = settings.Currency;
        TimeZone = settings.TimeZone;
        SupportAddress = settings.SupportAddress;
    }

    public string Name { get; set; } = "";

    public string Currency { get; set; } = "USD";

    public string TimeZone { get; set; } = "UTC";

    public string? SupportAddress { get; set; }

    public ResellerSettings Settings => new(Name, Currency, TimeZone.Trim(), SupportAddress);
}
