using MudBlazor;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.ServiceTypes;

/// <summary>The types of services of this installation, and what provisions them.</summary>
public sealed partial class ServiceTypesPage(ServiceTypeQueries queries, ServiceTypeCommands commands, ProvisionerKinds kinds, ChangeFeed feed, IDialogService dialogs, ISnackbar snackbar)
{
    private readonly LatestLoad _load = new();
    private readonly List<IDisposable> _subscriptions = [];
    private IReadOnlyList<ServiceTypeRow>? _types;

    public void Dispose()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _load.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        _subscriptions.AddRange(new[] { Topics.AllCatalogues, Topics.AllServices }.Select(topic => feed.Subscribe(topic, () => InvokeAsync(FollowAsync))));
        return LoadAsync();
    }

    private async Task AddAsync() => await ToldAsync(
        await ServiceTypeDialog.AskAsync(dialogs, "New type", new ServiceTypeInput(), input => commands.AddAsync(input.Name, input.IsAddOn, input.Provisioner, CancellationToken.None)),
        "The type is created.");

    private async Task ProvisionAsync(ServiceTypeRow type) => await ToldAsync(
        await ServiceTypeDialog.AskAsync(
            dialogs, $"Provisioner of {type.Name}", new ServiceTypeInput(type), input => commands.ProvisionByAsync(type.Id, type.Provisioner, input.Provisioner, CancellationToken.None)),
        $"The provisioner of {type.Name} is saved.");

    private async Task ToldAsync(Result<int>? result, string done)
    {
        if (result is not null)
        {
            snackbar.Report(result, _ => done);
            await LoadAsync();
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync() => _load.RunAsync(async ct => _types = await queries.ListAsync(ct));
}
