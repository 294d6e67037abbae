using System.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Components.Pages.Monitor;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

/// <summary>What is sold.</summary>
public sealed partial class CataloguePage(
    PlanQueries plans,
    PlanCommands commands,
    ICurrentActor currentActor,
    ChangeFeed feed,
    IDialogService dialogs,
    ISnackbar snackbar,
    NavigationManager navigation)
{
    private readonly LatestLoad _load = new();
    private NamedListQuery _query = new();
    private Paged<PlanRow>? _page;
    private IDisposable? _subscription;

    // Named so that a change of any of them sets the parameters again; they are read from the address together.
    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "size")]
    private string? Size { get; set; }

    public void Dispose()
    {
        _subscription?.Dispose();
        _load.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var actor = await currentActor.GetAsync(CancellationToken.None);
        _subscription = feed.Subscribe(actor.ResellerId is { } reseller ? Topics.CatalogueOf(reseller) : Topics.AllCatalogues, () => InvokeAsync(FollowAsync));
    }

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

    private void Show(NamedListQuery query, bool replace) => navigation.NavigateTo(CatalogueAddress.Of(query), replace: replace);

    private async Task CreateAsync()
    {
        var choices = await plans.ChoicesAsync(CancellationToken.None);
        var result = await PlanDialog.AskAsync(dialogs, "New plan", "Create plan", new PlanInput(choices), choices, input =>
            commands.CreateAsync(input.ResellerId, input.TypeId, input.Name, input.Adopt, CancellationToken.None));
        await ToldAsync(result, "The plan is created.");
    }

    private async Task RenameAsync(PlanRow plan)
    {
        var result = await PlanDialog.AskAsync(dialogs, $"Rename {plan.Name}", "Save", new PlanInput(plan.Name), choices: null, input =>
            commands.RenameAsync(plan.Id, plan.Version, input.Name, CancellationToken.None));
        await ToldAsync(result, "The plan is renamed.");
    }

    private async Task SetDaysAsync(PlanRow plan) =>
        await ToldAsync(await DaysDialog.AskAsync(dialogs, SettingLevel.Plan, plan.Id, plan.Name), "The days are saved. The next pass goes by them.");

    private async Task ToldAsync(Result<int>? result, string done)
    {
        if (result is not null && !snackbar.Report(result, _ => done))
        {
            await FollowAsync(); // the page showed an older state
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync() => _load.RunAsync(async ct => _page = await plans.ListAsync(_query, ct));
}
