using System.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>The invoices that an address asks for.</summary>
public sealed partial class InvoicesPage(
    InvoiceQueries invoices, InvoiceCommands commands, PaymentInstructionQueries instructions, PaymentInstructionCommands instruct, ICurrentActor currentActor, ChangeFeed feed, IDialogService dialogs, ISnackbar snackbar, NavigationManager navigation)
{
    private readonly LatestLoad _load = new();
    private IDisposable? _subscription;
    private InvoiceListQuery _query = new();
    private InvoiceListPage? _page;
    private Actor? _actor;

    // Named so that a change of any of them sets the parameters again; they are read from the address together.
    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "user")]
    private string? User { get; set; }

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
        _actor = await currentActor.GetAsync(CancellationToken.None);
        var topic = _actor.ResellerId is { } reseller ? Topics.InvoicesOf(reseller) : Topics.AllInvoices;
        _subscription = feed.Subscribe(topic, () => InvokeAsync(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        var keys = HttpUtility.ParseQueryString(new Uri(navigation.Uri).Query);
        var asked = InvoiceListQuery.Parse(key => keys[key]);
        if (asked != _query || _page is null)
        {
            _query = asked;
            await LoadAsync();
        }
    }

    private void Show(InvoiceListQuery query, bool replace) => navigation.NavigateTo(InvoiceAddress.Of(query), replace: replace);

    private async Task IssueAsync()
    {
        var issued = await IssueInvoiceDialog.AskAsync(dialogs, number => commands.IssueAsync(number, CancellationToken.None));
        if (issued is { } result && snackbar.Report(result, one => $"Invoice {one.Number} is issued.") && result.Value is { } invoice)
        {
            navigation.NavigateTo(InvoiceAddress.Of(invoice.Number, _actor?.Scope is Scope.Platform ? invoice.ResellerId : null));
        }
    }

    private async Task InstructAsync()
    {
        var all = await instructions.ListAsync(CancellationToken.None);
        var changed = await PaymentInstructionsDialog.AskAsync(
            dialogs, all, (one, text) => instruct.ChangeAsync(one.ResellerId, one.Version, text, CancellationToken.None));
        if (changed is { } result)
        {
            snackbar.Report(result, _ => "The payment instructions are saved.");
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync() => _load.RunAsync(async ct => _page = await invoices.ListAsync(_query, ct));
}
