using System.Globalization;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Web.Components.Pages.Provisioning;

/// <summary>Connections to the outside: a reseller's own, and for an administrator those of any reseller.</summary>
public sealed partial class ProvisioningPage(ProvisionerSettingQueries queries, NavigationManager navigation)
{
    private IReadOnlyList<ResellerChoice>? _owners;
    private ProvisioningSettings? _settings;
    private bool _missing;

    /// <summary>Whose; without it, those of the first, which is a reseller's own.</summary>
    [SupplyParameterFromQuery(Name = "reseller")]
    private string? Reseller { get; set; }

    protected override async Task OnInitializedAsync() => _owners = await queries.OwnersAsync(CancellationToken.None);

    protected override async Task OnParametersSetAsync()
    {
        if (_owners is null or [])
        {
            _missing = _owners is not null && Reseller is not null;
            return;
        }

        var asked = Reseller is null ? _owners[0] : _owners.FirstOrDefault(owner => Key(owner) == Reseller);
        if (asked is null || asked.Id != _settings?.ResellerId)
        {
            _settings = asked is null ? null : await queries.FindAsync(asked.Id, CancellationToken.None);
            _missing = _settings is null;
        }
    }

    /// <summary>Null when it is not the viewer's to see any more.</summary>
    private async Task<ProvisionerSettingDetails?> ReloadAsync(string kind) =>
        _settings is { } settings && await queries.FindAsync(settings.ResellerId, CancellationToken.None) is { } newest
            ? newest.Connections.Single(connection => connection.Kind == kind)
            : null;

    private static string Key(ResellerChoice owner) => owner.Id.ToString(CultureInfo.InvariantCulture);
}
