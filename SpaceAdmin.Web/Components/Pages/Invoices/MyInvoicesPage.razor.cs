using System.Web;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What the signed-in customer owes, and was ever invoiced.</summary>
public sealed partial class MyInvoicesPage(InvoiceQueries invoices, ICurrentActor currentActor, ChangeFeed feed, NavigationManager navigation)
{
    private readonly LatestLoad _load = new();
    private InvoiceListQuery _query = new();
    private OwnInvoices? _mine;
    private IDisposable? _subscription;

    // Named so that a change of any of them sets the parameters again; they are read from the address together.
    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

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
        _subscription?.Dispose();
        _load.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if ((await currentActor.GetAsync(CancellationToken.None)).CustomerId is { } customer)
        {
            _subscription = feed.Subscribe(Topics.InvoicesOfCustomer(customer), () => InvokeAsync(FollowAsync));
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var keys = HttpUtility.ParseQueryString(new Uri(navigation.Uri).Query);
        var asked = InvoiceListQuery.Parse(key => key is "q" or "user" ? null : keys[key]); // all are one's own
        if (asked != _query || _mine is null)
        {
            _query = asked;
            await LoadAsync();
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync() => _load.RunAsync(async ct => _mine = await invoices.ListMineAsync(_query, ct));
}
