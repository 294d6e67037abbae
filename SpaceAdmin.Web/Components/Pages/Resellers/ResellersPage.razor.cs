using System.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Resellers;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Resellers;

/// <summary>The tenants of this installation.</summary>
public sealed partial class ResellersPage(
    ResellerQueries resellers,
    ResellerCommands commands,
    ChangeFeed feed,
    IDialogService dialogs,
    ISnackbar snackbar,
    NavigationManager navigation)
{
    private readonly LatestLoad _load = new();
    private readonly List<IDisposable> _subscriptions = [];
    private NamedListQuery _query = new();
    private Paged<ResellerRow>? _page;

    // Named so that a change of any of them sets the parameters again; they are read from the address together.
    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "size")]
    private string? Size { get; set; }

    public void Dispose()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _load.Dispose();
    }

    protected override void OnInitialized() => _subscriptions.AddRange(
        new[] { Topics.AllPeople, Topics.AllServices }.Select(topic => feed.Subscribe(topic, () => InvokeAsync(FollowAsync))));

    protected override async Task OnParametersSetAsync()
    {
        var keys = HttpUtility.ParseQueryString(new Uri(navigation.Uri).Query);
        var asked = NamedListQuery.Parse(key => keys[key]);
        if (asked != _query || _page is null)
        {
            _query = asked;
            await LoadAsync();
        }
    }

    private void Show(NamedListQuery query, bool replace) => navigation.NavigateTo(ResellerAddress.Of(query), replace: replace);

    private async Task CreateAsync()
    {
        var saved = await ResellerDialog.AskAsync(dialogs, "New reseller", "Create reseller", new ResellerInput(), settings =>
            commands.CreateAsync(settings, CancellationToken.None));
        await ToldAsync(saved, "The reseller is created.");
    }

    private async Task EditAsync(ResellerRow row)
    {
        var saved = await ResellerDialog.AskAsync(dialogs, $"Edit {row.Settings.Name}", "Save", new ResellerInput(row.Settings), settings =>
            commands.ChangeAsync(row.Id, row.Version, settings, CancellationToken.None));
        await ToldAsync(saved, "The reseller is saved.");
    }

    private async Task DisableAsync(ResellerRow row)
    {
        if (await DisableResellerDialog.AskAsync(dialogs, row))
        {
            await ToldAsync(await commands.DisableAsync(row.Id, row.Version, CancellationToken.None), $"{row.Settings.Name} is disabled.");
        }
    }

    private async Task EnableAsync(ResellerRow row) =>
        await ToldAsync(await commands.EnableAsync(row.Id, row.Version, CancellationToken.None), $"{row.Settings.Name} is enabled.");

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

    private Task LoadAsync() => _load.RunAsync(async ct => _page = await resellers.ListAsync(_query, ct));
}
