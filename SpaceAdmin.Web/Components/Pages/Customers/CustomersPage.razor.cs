using System.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Customers;

/// <summary>Who buys: the customers that an address asks for, with how many services each has.</summary>
public sealed partial class CustomersPage(
    CustomerQueries customers,
    CustomerServiceQueries services,
    CustomerCommands commands,
    ICurrentActor currentActor,
    ChangeFeed feed,
    IDialogService dialogs,
    ISnackbar snackbar,
    NavigationManager navigation)
{
    private readonly LatestLoad _load = new();
    private readonly List<IDisposable> _subscriptions = [];
    private CustomerListQuery _query = new();
    private Paged<CustomerRow>? _page;
    private IReadOnlyDictionary<int, CustomerServiceCount>? _counts;
    private Actor? _actor;

    // Named so that a change of any of them sets the parameters again; they are read from the address together.
    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? SortBy { get; set; }

    [SupplyParameterFromQuery(Name = "dir")]
    private string? Direction { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "size")]
    private string? Size { get; set; }

    public void Dispose()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _load.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _actor = await currentActor.GetAsync(CancellationToken.None);
        string[] topics = _actor.ResellerId is { } reseller
            ? [Topics.PeopleOf(reseller), Topics.Reseller(reseller)]
            : [Topics.AllPeople, Topics.AllServices];
        _subscriptions.AddRange(topics.Select(topic => feed.Subscribe(topic, () => InvokeAsync(FollowAsync))));
    }

    protected override async Task OnParametersSetAsync()
    {
        var keys = HttpUtility.ParseQueryString(new Uri(navigation.Uri).Query);
        var asked = CustomerListQuery.Parse(key => keys[key]);
        if (asked != _query || _page is null)
        {
            _query = asked;
            await LoadAsync();
        }
    }

    private void Show(CustomerListQuery query, bool replace) => navigation.NavigateTo(CustomerAddress.Of(query), replace: replace);

    private async Task CreateAsync()
    {
        var resellers = _actor?.Scope is Scope.Platform ? await customers.ResellersAsync(CancellationToken.None) : null;
        var created = await CustomerDialog.AskAsync(dialogs, "New customer", "Create customer", new CustomerInput(), resellers, input =>
            commands.CreateAsync(input.ResellerId, input.UserName, input.Name, input.Email, CancellationToken.None));
        if (created is { } result && snackbar.Report(result, _ => "The customer is created."))
        {
            navigation.NavigateTo(CustomerAddress.Of(result.Value));
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync() => _load.RunAsync(async ct =>
    {
        var page = await customers.ListAsync(_query, ct);
        _counts = _actor?.Can(Permissions.ServicesSee) == true
            ? await services.CountAsync([.. page.Rows.Select(row => row.Id)], ct)
            : null;
        _page = page;
    });
}
