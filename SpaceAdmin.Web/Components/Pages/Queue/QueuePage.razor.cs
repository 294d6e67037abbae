using System.Web;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;
using Rows = SpaceAdmin.Core.Outbox.QueuePage;

namespace SpaceAdmin.Web.Components.Pages.Queue;

/// <summary>What waits to be told or done outside, and what could not. Open pages follow it.</summary>
public sealed partial class QueuePage(OutboxQueries outbox, ICurrentActor currentActor, ChangeFeed feed, NavigationManager navigation)
{
    private readonly LatestLoad _load = new();
    private IDisposable? _subscription;
    private QueueAddress _asked = QueueAddress.Parse(_ => null);
    private Rows? _page;
    private Actor _actor = null!;

    // Named so that a change of any of them sets the parameters again; they are read from the address together.
    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "size")]
    private string? Size { get; set; }

    private string Explains => _asked.Tab switch
    {
        QueueTab.Failed => "Refused by the outside, or without an answer for too long. What it is about stays as it was until somebody decides.",
        QueueTab.Retrying => "Tried already, and tried again by itself after a while.",
        _ => "Waits for its first try.",
    };

    public void Dispose()
    {
        _subscription?.Dispose();
        _load.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _actor = await currentActor.GetAsync(CancellationToken.None);
        _subscription = feed.Subscribe(Topics.Queue, () => InvokeAsync(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        var keys = HttpUtility.ParseQueryString(new Uri(navigation.Uri).Query);
        var asked = QueueAddress.Parse(key => keys[key]);
        if (asked != _asked || _page is null)
        {
            _asked = asked;
            await LoadAsync();
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync() => _load.RunAsync(async ct => _page = await outbox.ListAsync(_asked.Tab, _asked.Page, _asked.Size, ct));
}
