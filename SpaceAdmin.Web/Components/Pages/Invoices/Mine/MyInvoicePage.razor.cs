using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>One of the signed-in customer's own invoices.</summary>
public sealed partial class MyInvoicePage(InvoiceQueries invoices, ICurrentActor currentActor, ChangeFeed feed)
{
    private readonly LatestLoad _load = new();
    private InvoiceDetails? _invoice;
    private int? _shown;
    private bool _missing;
    private IDisposable? _subscription;

    [Parameter]
    public int Number { get; set; }

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
        if (_shown != Number)
        {
            _shown = Number;
            _invoice = null;
            _missing = false;
            await LoadAsync();
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync() => _load.RunAsync(async ct =>
    {
        var invoice = await invoices.FindMineAsync(Number, ct);
        ct.ThrowIfCancellationRequested(); // an older answer must not stand over a newer one
        _invoice = invoice;
        _missing = invoice is null;
    });
}
