using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Web.Addresses;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What invoices say and how they are taxed: an administrator's choice of reseller, a reseller's own.</summary>
public sealed partial class BillingSettingsPage(BillingSettingQueries settings, NavigationManager navigation)
{
    private IReadOnlyList<ResellerChoice>? _owners;
    private BillingSettingDetails? _details;
    private bool _missing;

    /// <summary>Whose; without it, the viewer's own, or the first.</summary>
    [SupplyParameterFromQuery(Name = InvoiceAddress.ResellerKey)]
    private string? Reseller { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var reseller = Reseller;
        var owners = _owners ?? await settings.OwnersAsync(CancellationToken.None);
        var owner = string.IsNullOrEmpty(reseller) ? owners is [var first, ..] ? first.Id : null : AddressQuery.Number(reseller);
        var details = owner is { } id ? await settings.FindAsync(id, CancellationToken.None) : null;
        if (reseller == Reseller) // else the address went on meanwhile
        {
            _owners = owners;
            _details = details;
            _missing = details is null && (owners.Count > 0 || reseller is not null);
        }
    }
}
