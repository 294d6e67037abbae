using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>One service beside the grid: what it is, what can be done, and what happened.</summary>
public sealed partial class ServicePanel(
    ServiceQueries services, AuditQueries audit, ICurrentActor currentActor, ChangeFeed feed, NavigationManager navigation)
{
    private ServiceDetails? _service;
    private IReadOnlyList<ActivityRow>? _activity;
    private IReadOnlyList<OutboxRow> _messages = [];
    private bool _missing;
    private bool _deleted;
    private bool _shown;
    private IDisposable? _subscription;

    /// <summary>Null when the address named no number.</summary>
    [Parameter, EditorRequired]
    public int? Number { get; set; }

    /// <summary>Where closing leads: the grid as it was.</summary>
    [Parameter, EditorRequired]
    public string Close { get; set; } = "";

    /// <summary>Told once, when the panel has something to read.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Shown { get; set; } = null!;

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (Number is { } number)
        {
            _subscription = feed.Subscribe(Topics.Service(number), () => InvokeAsync(FollowAsync));
            await LoadAsync(number);
        }
        else
        {
            _missing = true;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_shown && (_service is not null || _missing))
        {
            _shown = true;
            await Shown();
        }
    }

    private async Task FollowAsync()
    {
        if (Number is { } number && !_deleted)
        {
            var leaving = _service?.Operation is { Action: ServiceAction.Delete, IsStuck: false };
            await LoadAsync(number);
            if (leaving && _missing)
            {
                Leave();
            }

            StateHasChanged();
        }
    }

    private async Task LoadAsync(int number)
    {
        _service = await services.FindAsync(number, CancellationToken.None);
        _missing = _service is null;
        _messages = _missing ? [] : await services.MessagesAsync(number, CancellationToken.None);
        await ReadActivityAsync(number);
    }

    private async Task ReloadActivityAsync()
    {
        if (Number is { } number)
        {
            await ReadActivityAsync(number);
            StateHasChanged();
        }
    }

    private async Task ReadActivityAsync(int number)
    {
        var actor = await currentActor.GetAsync(CancellationToken.None);
        _activity = actor.Can(Permissions.ActivitySee) ? await audit.ForServiceAsync(number, CancellationToken.None) : null;
    }

    private void Leave()
    {
        _deleted = true; // a panel that says "not found" for a moment would frighten whoever just deleted it
        navigation.NavigateTo(Close);
    }
}
