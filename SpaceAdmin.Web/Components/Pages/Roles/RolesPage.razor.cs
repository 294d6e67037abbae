using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Roles;

namespace SpaceAdmin.Web.Components.Pages.Roles;

/// <summary>What each role allows, side by side.</summary>
public sealed partial class RolesPage(RoleQueries roles, ICurrentActor currentActor, ChangeFeed feed, NavigationManager navigation)
{
    private RoleMatrix? _matrix;
    private IReadOnlyList<IDisposable> _subscriptions = [];

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var actor = await currentActor.GetAsync(CancellationToken.None);
        _subscriptions = [.. Topics.RolesSeenBy(actor.ResellerId).Select(topic => feed.Subscribe(topic, () => InvokeAsync(FollowAsync)))];
        _matrix = await roles.ListAsync(CancellationToken.None);
    }

    private async Task FollowAsync()
    {
        try
        {
            _matrix = await roles.ListAsync(CancellationToken.None);
            StateHasChanged();
        }
        catch (UnauthorizedAccessException)
        {
            // The change took this page from its viewer: it goes as soon as the router hears of it.
        }
    }
}
