using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Monitor;

public sealed partial class ServiceMonitorSection(MonitorQueries monitor, ICurrentActor currentActor, IDialogService dialogs, ISnackbar snackbar)
{
    private ServiceMonitoring? _monitoring;
    private ServiceDetails? _of;
    private bool _maySet;

    /// <summary>Read again whenever this was.</summary>
    [Parameter, EditorRequired]
    public ServiceDetails Service { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(_of, Service))
        {
            _of = Service;
            _maySet = (await currentActor.GetAsync(CancellationToken.None)).Can(Permissions.MonitorSettings);
            await LoadAsync();
        }
    }

    private static string Text(Sourced<int> days, string when) => $"{days.Value} {(days.Value == 1 ? "day" : "days")} {when}, {MonitorWords.From(days.From)}";

    private async Task SetDaysAsync()
    {
        if (await DaysDialog.AskAsync(dialogs, SettingLevel.Service, Service.Number, $"service #{Service.Number}") is { } result)
        {
            snackbar.Report(result, _ => "The days are saved. The next pass goes by them.");
            await LoadAsync();
        }
    }

    private async Task LoadAsync() => _monitoring = await monitor.OfServiceAsync(Service.Number, CancellationToken.None);
}
