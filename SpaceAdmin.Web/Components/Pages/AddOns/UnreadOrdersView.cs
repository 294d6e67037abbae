using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Components.Pages.AddOns;

/// <summary>Whatever shows the orders that its viewer has not seen yet, as they come.</summary>
public abstract class UnreadOrdersView : ComponentBase, IDisposable
{
    private IDisposable? _subscription;

    [Inject]
    private OrderQueries Queries { get; set; } = null!;

    [Inject]
    private ICurrentActor CurrentActor { get; set; } = null!;

    [Inject]
    private ChangeFeed Feed { get; set; } = null!;

    /// <summary>Null until they are read.</summary>
    private protected UnreadOrders? Unread { get; private set; }

    public void Dispose()
    {
        _subscription?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync()
    {
        var actor = await CurrentActor.GetAsync(CancellationToken.None);
        if (actor.Can(Permissions.ServicesSee))
        {
            _subscription = Feed.Subscribe(actor.ResellerId is { } reseller ? Topics.OrdersOf(reseller) : Topics.AllOrders, () => InvokeAsync(FollowAsync));
            Unread = await Queries.UnreadAsync(CancellationToken.None);
        }
    }

    private async Task FollowAsync()
    {
        Unread = await Queries.UnreadAsync(CancellationToken.None);
        StateHasChanged();
    }
}
