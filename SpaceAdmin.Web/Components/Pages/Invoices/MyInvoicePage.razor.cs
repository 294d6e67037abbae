using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>One of the signed-in customer's own invoices.</summary>
public sealed partial class MyInvoicePage(InvoiceQueries invoices, ICurrentActor currentActor, ChangeFeed feed)
{
    private InvoiceDetails? _invoice;
    private int? _shown;
    private bool _missing;
    private IDisposable? _subscription;

    [Parameter]
    public int Number { get; set; }

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if ((await currentActor.GetAsync(CancellationToken.None)).CustomerId is { } customer)
        {
            _subscription = feed.Subscribe(Topics.InvoicesOfCustomer(customer), () => InvokeAsync(FollowAsync));
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Number)
        {
            (_shown, _invoice, _missing) = (Number, null, false);
            await LoadAsync();
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var number = Number;
        var invoice = await invoices.FindMineAsync(number, CancellationToken.None);
        if (_shown == number) // else the address went on meanwhile
        {
            (_invoice, _missing) = (invoice, invoice is null);
        }
    }
}
