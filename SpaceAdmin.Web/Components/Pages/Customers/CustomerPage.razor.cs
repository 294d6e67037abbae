using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Customers;

/// <summary>One customer: who it is, and what it bought.</summary>
public sealed partial class CustomerPage(
    CustomerQueries customers,
    CustomerServiceQueries services,
    InvoiceQueries invoices,
    CustomerCommands commands,
    ICurrentActor currentActor,
    ChangeFeed feed,
    IDialogService dialogs,
    ISnackbar snackbar)
{
    private readonly List<IDisposable> _subscriptions = [];
    private CustomerDetails? _customer;
    private IReadOnlyList<ServiceRow>? _services;
    private CustomerBilling? _billing;
    private bool _manyResellers;
    private int _total;
    private int? _shown;
    private bool _missing;

    [Parameter]
    public int CustomerId { get; set; }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    protected override async Task OnParametersSetAsync()
    {
        if (CustomerId == _shown)
        {
            return;
        }

        _shown = CustomerId;
        _customer = null;
        await ListenAsync();
        await LoadAsync();
    }

    private async Task ListenAsync()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _subscriptions.Clear();
        var actor = await currentActor.GetAsync(CancellationToken.None);
        string[] topics = [actor.ResellerId is { } reseller ? Topics.PeopleOf(reseller) : Topics.AllPeople, Topics.Customer(CustomerId), Topics.InvoicesOfCustomer(CustomerId)];
        _subscriptions.AddRange(topics.Select(topic => feed.Subscribe(topic, () => InvokeAsync(FollowAsync))));
    }

    private async Task EditAsync()
    {
        var customer = _customer!;
        var input = new CustomerInput { UserName = customer.UserName, Name = customer.Name, Email = customer.Email };
        var saved = await CustomerDialog.AskAsync(dialogs, $"Edit {customer.UserName}", "Save", input, resellers: null, typed =>
            commands.ChangeAsync(customer.Id, customer.Version, typed.Name, typed.Email, CancellationToken.None));
        if (saved is { } result)
        {
            snackbar.Report(result, _ => "The customer is saved.");
            await FollowAsync();
        }
    }

    private async Task EditBillingAsync()
    {
        var customer = _customer!;
        var saved = await CustomerBillingDialog.AskAsync(dialogs, customer, (kind, draft) =>
            commands.ChangeBillingAsync(customer.Id, customer.Version, kind, draft, CancellationToken.None));
        if (saved is { } result)
        {
            snackbar.Report(result, _ => "The address and tax are saved.");
            await FollowAsync();
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var id = CustomerId;
        var actor = await currentActor.GetAsync(CancellationToken.None);
        var customer = await customers.FindAsync(id, CancellationToken.None);
        var billing = customer is not null && actor.Can(Permissions.InvoicesSee) ? await invoices.CustomerBillingAsync(id, CancellationToken.None) : null;
        var bought = customer is not null && actor.Can(Permissions.ServicesSee)
            ? await services.NewestAsync(id, CancellationToken.None)
            : null;
        var total = bought is { Count: CustomerServiceQueries.MaxRows }
            ? (await services.CountAsync([id], CancellationToken.None)).GetValueOrDefault(id)?.All
            : bought?.Count;
        if (id == CustomerId) // else the address went on meanwhile
        {
            _customer = customer;
            _billing = billing;
            _services = bought;
            _total = total ?? 0;
            _missing = customer is null;
            _manyResellers = actor.Scope is Scope.Platform;
        }
    }
}
