using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Addresses;

namespace SpaceAdmin.Web.Components.Pages;

/// <summary>Where the desk begins: how many services there are in each status, which of them the monitor leaves alone, and what was done last.</summary>
public sealed partial class Overview(
    ServiceGrid grid, AuditQueries audit, BillingStartQueries starts, ICurrentActor currentActor, ChangeFeed feed, NavigationManager navigation)
{
    private const int Newest = 20;

    private ServicePage? _services;
    private IReadOnlyList<ActivityRow>? _activity;
    private IReadOnlyList<LeftAlone> _leftAlone = [];
    private IDisposable? _subscription;

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        var actor = await currentActor.GetAsync(CancellationToken.None);
        if (!actor.Can(Permissions.ServicesSee))
        {
            navigation.NavigateTo(MyServiceAddress.List, replace: true);
            return;
        }

        _subscription = feed.Subscribe(
            actor.ResellerId is { } reseller ? Topics.Reseller(reseller) : Topics.AllServices, () => InvokeAsync(FollowAsync));
        await LoadAsync(actor);
    }

    private async Task FollowAsync()
    {
        await LoadAsync(await currentActor.GetAsync(CancellationToken.None));
        StateHasChanged();
    }

    private async Task LoadAsync(Actor actor)
    {
        _services = await grid.ListAsync(new ServiceListQuery(), CancellationToken.None);
        _leftAlone = actor.Can(Permissions.MonitorSee) ? await starts.LeftAloneAsync(CancellationToken.None) : [];
        _activity = actor.Can(Permissions.ActivitySee) ? await audit.NewestAsync(Newest, CancellationToken.None) : null;
    }
}
