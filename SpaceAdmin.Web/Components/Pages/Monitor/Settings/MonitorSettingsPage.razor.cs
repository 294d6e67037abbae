using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Monitor;

/// <summary>Days and texts: an administrator's for the installation and any reseller, a reseller's for itself.</summary>
public sealed partial class MonitorSettingsPage(MonitorQueries monitor, MonitorCommands commands, ISnackbar snackbar, NavigationManager navigation)
{
    private IReadOnlyList<SettingOwner> _owners = [];
    private MonitorSettingsDetails? _settings;
    private MonitorInput _input = new();
    private bool _missing;
    private bool _tried;

    /// <summary>Whose; without it, that of the installation or the viewer's own.</summary>
    [SupplyParameterFromQuery(Name = "reseller")]
    private string? Reseller { get; set; }

    protected override async Task OnInitializedAsync() => _owners = await monitor.OwnersAsync(CancellationToken.None);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string Key(SettingLevel level, int subject) => string.Create(CultureInfo.InvariantCulture, $"{level} {subject}");

    private void Choose(ChangeEventArgs e)
    {
        if (_owners.FirstOrDefault(owner => Key(owner.Level, owner.Subject) == e.Value as string) is { } owner)
        {
            navigation.NavigateTo(MonitorAddress.SettingsOf(owner));
        }
    }

    private async Task SaveAsync()
    {
        if (_settings is not { } settings)
        {
            return;
        }

        _tried = true;
        var result = await commands.ChangeSettingsAsync(settings.Level, settings.Subject, _input.Days, _input.Texts, settings.Version, CancellationToken.None);
        if (result.Failure is Failure.Rejected)
        {
            return; // said by the fields
        }

        snackbar.Report(result, _ => "The days and texts are saved. The next pass goes by them.");
        await LoadAsync();
    }

    // What was typed stays until it is saved or given up: others' changes are met by the version.
    private async Task LoadAsync()
    {
        var asked = Reseller is null ? _owners is [var own, ..] ? own : null : _owners.FirstOrDefault(owner => owner.Level is SettingLevel.Reseller && Key(owner) == Reseller);
        _settings = asked is null ? null : await monitor.SettingsAsync(asked.Level, asked.Subject, CancellationToken.None);
        _missing = _settings is null;
        _tried = false;
        _input = _settings is null ? new MonitorInput() : new MonitorInput(_settings.Days, _settings.Texts);
    }

    private static string Key(SettingOwner owner) => owner.Subject.ToString(CultureInfo.InvariantCulture);
}
