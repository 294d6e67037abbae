using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components.Pages.MyServices;

/// <summary>What the signed-in customer bought.</summary>
public sealed partial class MyServicesPage(MyServiceQueries queries, ICurrentActor currentActor, ChangeFeed feed)
{
    private IReadOnlyList<MyServiceRow>? _services;
    private IDisposable? _subscription;

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        var actor = await currentActor.GetAsync(CancellationToken.None);
        if (actor.CustomerId is { } customer)
        {
            _subscription = feed.Subscribe(Topics.Customer(customer), () => InvokeAsync(FollowAsync));
        }

        _services = await queries.ListAsync(CancellationToken.None);
    }

    private async Task FollowAsync()
    {
        _services = await queries.ListAsync(CancellationToken.None);
        StateHasChanged();
    }
}
